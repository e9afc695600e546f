//! The method that starts a job and waits for its result.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::TypePrinter;
use super::file::OperationFile;
use super::response::SuccessType;
use crate::ir::{Job, JobFields, OperationId, ParameterSource, Success};

/// Prints `send_and_wait`, if the operation starts a job.
pub(super) fn method(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> Option<TokenStream> {
    let job = file.operation.job.as_ref()?;
    types.runtime("self");
    let OperationFile { document, handle, error, .. } = file;
    let inner = file.inner();
    let operations = &document.ir.operations;
    let result = &operations[job.result.0];
    let SuccessType { ty, .. } =
        SuccessType::of(result, &document.names.operations[job.result.0], types);
    let is_enum = matches!(result.shape.success, Success::Enum(_));
    let ty = if is_enum { quote!(super::#ty) } else { ty };
    let rule = rule(&job.responses);
    let others = [job.status, job.result];
    let [status, fetch] = others.map(|id| call(file, job, id, &inner));
    let deprecated = others
        .iter()
        .any(|id| operations[id.0].docs.deprecated)
        .then(|| quote!(#[allow(deprecated, reason = "an operation of the job is deprecated")]));
    let docs = docs::attributes(lines(file, job));
    Some(quote! {
        #docs
        #deprecated
        pub async fn send_and_wait(
            self,
            options: &runtime::WaitOptions,
        ) -> Result<runtime::Response<#ty>, runtime::JobError<#error>> {
            let handle = #handle { client: &#inner.client };
            let rule = #rule;
            let job = rule.start(options, self.clone().send()).await?;
            let status = || #status.send();
            job.wait(status).await?;
            let result = #fetch.send();
            job.result(result).await
        }
    })
}

fn rule(responses: &JobFields) -> TokenStream {
    let (id, state) = (Literal::string(&responses.id), Literal::string(&responses.state));
    let list = |states: &[String]| {
        let states = states.iter().map(|state| Literal::string(state));
        quote!(&[#(#states),*])
    };
    let (done, failed) = (list(&responses.done), list(&responses.failed));
    quote!(runtime::JobDefinition { id: #id, state: #state, done: #done, failed: #failed })
}

/// Prints the request of another operation of the job: the arguments are the ID and path parameters of the start.
fn call(file: &OperationFile<'_>, job: &Job, id: OperationId, inner: &TokenStream) -> TokenStream {
    let operation = &file.document.ir.operations[id.0];
    let method = &file.document.names.operations[id.0].method;
    let parameters = operation.shape.parameters.iter().map(|&at| &operation.parameters[at]);
    let required = parameters.filter(|parameter| parameter.source == ParameterSource::Required);
    let arguments = required.map(|parameter| {
        if parameter.name == job.parameter {
            return quote!(job.id());
        }
        let name = Literal::string(&parameter.name);
        quote!(&#inner.request.path_value(#name))
    });
    quote!(handle.#method(#(#arguments),*))
}

fn lines(file: &OperationFile<'_>, job: &Job) -> Vec<String> {
    let link = |id: OperationId| {
        let method = file.document.names.operations[id.0].method.plain();
        format!("[`{}::{method}`]", file.handle)
    };
    let (status, result) = (link(job.status), link(job.result));
    docs::wrapped(vec![
        format!("Starts the job, waits until it is done, and returns the response of {result}."),
        String::new(),
        format!(
            "The timeout of `options` covers the time from the start until the result begins to arrive. The job \
             continues on the server if this call fails or is dropped; {status} returns its state for the ID in the \
             error."
        ),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "See [`runtime::WaitError`]; the documented errors are those of [`Self::send`].".to_owned(),
    ])
}
