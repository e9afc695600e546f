//! The call that starts a job and waits for its result.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::Types;
use super::response::{self, Success};
use super::{Context, parameter};
use crate::ir::{Job, JobFields, OperationId, ParameterSource};

/// `send_and_wait`; nothing for an operation that starts no job.
pub(super) fn method(context: &Context<'_>, types: &mut Types<'_>) -> Option<TokenStream> {
    let job = context.operation.job.as_ref()?;
    types.runtime("self");
    let Context { module, handle, error, .. } = context;
    let inner = context.inner();
    let operations = &module.ir.operations;
    let names = &module.names.operations[job.result.0];
    let Success { ty, .. } = Success::of(&operations[job.result.0], names, types);
    let several = response::differ(&operations[job.result.0]);
    let ty = if several { quote!(super::#ty) } else { ty };
    let rule = rule(&job.responses);
    let others = [job.status, job.result];
    let [ask, fetch] = others.map(|id| call(context, job, id, &inner));
    let deprecated = others
        .iter()
        .any(|id| operations[id.0].docs.deprecated)
        .then(|| quote!(#[allow(deprecated, reason = "the rest of the job is")]));
    let docs = docs::attributes(lines(context, job));
    Some(quote! {
        #docs
        #deprecated
        pub async fn send_and_wait(
            self,
            options: &runtime::WaitOptions,
        ) -> Result<runtime::Response<#ty>, runtime::JobError<#error>> {
            let ir = #handle { client: &#inner.client };
            let rule = #rule;
            let job = rule.start(options, self.clone().send()).await?;
            let status = || #ask.send();
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
    quote!(runtime::JobRule { id: #id, state: #state, done: #done, failed: #failed })
}

/// The request of one of the other operations, with the id and what stands in the path of the start.
fn call(context: &Context<'_>, job: &Job, id: OperationId, inner: &TokenStream) -> TokenStream {
    let operation = &context.module.ir.operations[id.0];
    let method = &context.module.names.operations[id.0].method;
    let parameters = parameter::order(operation).into_iter().map(|at| &operation.parameters[at]);
    let required = parameters.filter(|parameter| parameter.source == ParameterSource::Required);
    let arguments = required.map(|parameter| {
        if parameter.name == job.parameter {
            return quote!(job.id());
        }
        let name = Literal::string(&parameter.name);
        quote!(&#inner.request.path_text(#name))
    });
    quote!(ir.#method(#(#arguments),*))
}

fn lines(context: &Context<'_>, job: &Job) -> Vec<String> {
    let link = |id: OperationId| {
        let method = context.module.names.operations[id.0].method.plain();
        format!("[`{}::{method}`]", context.handle)
    };
    let (status, result) = (link(job.status), link(job.result));
    docs::wrapped(vec![
        format!("Starts the job, waits until it is done, and answers what {result} answers."),
        String::new(),
        format!(
            "The timeout of `options` holds from the start until the result begins to come. The job does not end \
             with this call: when the caller gives up, the server goes on with it, and {status} tells of it by \
             the id that the error holds."
        ),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "See [`runtime::WaitError`]; the documented errors are those of [`Self::send`].".to_owned(),
    ])
}
