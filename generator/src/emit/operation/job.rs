//! The methods that start a job and wait for its result.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::TypePrinter;
use super::file::OperationFile;
use super::response::SuccessType;
use crate::ir::{ErrorBody, Job, JobFields, OperationId, ParameterSource, Success};

/// Prints `send_and_wait`, if the operation starts a job, `wait_until_done`, if it returns the state of one, and a setter of
/// the URL, if another operation returns it.
pub(super) fn methods(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> TokenStream {
    let start = file.operation.job.as_ref().map(|job| start(file, job, types));
    let wait = file.operation.polled_job.as_ref().map(|job| wait(file, job, types));
    let inner = file.inner();
    let locate = file.operation.is_located.then(|| {
        quote! {
            pub(super) fn at_location(mut self, location: String) -> Self {
                #inner.request.at_location(location);
                self
            }
        }
    });
    quote!(#start #wait #locate)
}

fn start(file: &OperationFile<'_>, job: &Job, types: &mut TypePrinter<'_>) -> TokenStream {
    types.runtime("self");
    let (inner, handle) = (file.inner(), file.handle);
    let (result, error) = (result_type(file, job, types), error(file, job));
    let rule = rule(&job.responses);
    let known = if job.responses.id.is_some() {
        quote!(String::new())
    } else {
        let name = Literal::string(&job.parameter);
        quote!(#inner.request.path_value(#name))
    };
    let started = sent(file, job, file.id, &quote!(self.clone()));
    let status = call(file, job, job.status, &inner);
    let deprecated = deprecated(file, &[Some(job.status)]);
    let about =
        format!("Starts the job, waits until it is done, and returns {}.", words(file, job));
    let docs = lines(file, job, about, "The timeout of `options` covers the time from the start");
    quote! {
        #docs
        #deprecated
        pub async fn send_and_wait(
            self,
            options: &runtime::WaitOptions,
        ) -> Result<runtime::Response<#result>, #error> {
            let handle = #handle { client: &#inner.client };
            let rule = #rule;
            let job = rule.start(options, #known, #started).await?;
            #status.finish_job(job).await
        }
    }
}

fn wait(file: &OperationFile<'_>, job: &Job, types: &mut TypePrinter<'_>) -> TokenStream {
    types.runtime("self");
    let inner = file.inner();
    let (ty, error) = (result_type(file, job, types), error(file, job));
    let rule = rule(&job.responses);
    let parameter = Literal::string(&job.parameter);
    let handle = file.handle;
    let handle = (job.result.is_some() || job.cancel.is_some())
        .then(|| quote!(let handle = #handle { client: &#inner.client };));
    let poll = sent(file, job, file.id, &quote!(self.clone()));
    let wait = waited(file, job, &inner);
    let finish = match job.result {
        None if job.cancel.is_none() => quote!(job.wait(poll).await),
        None => quote!(Ok(#wait)),
        Some((id, is_located)) => {
            let request = call(file, job, id, &inner);
            let (bind, located) = if is_located {
                let location = quote!(job.location(response.raw())?);
                (quote!(let response = ), quote!(#request.at_location(#location)))
            } else {
                (quote!(), request)
            };
            let wait =
                if is_located || job.cancel.is_none() { wait } else { quote!(let _ = #wait) };
            let result = sent(file, job, id, &located);
            quote!(#bind #wait; job.result(#result).await)
        }
    };
    let deprecated = deprecated(file, &[job.result.map(|(id, _)| id), job.cancel]);
    let about = format!("Waits until the job is done, and returns {}.", words(file, job));
    let docs = lines(file, job, about, "The timeout of `options` covers the time");
    quote! {
        #docs
        pub async fn wait_until_done(
            self,
            options: &runtime::WaitOptions,
        ) -> Result<runtime::Response<#ty>, #error> {
            let rule = #rule;
            let job = rule.resume(options, #inner.request.path_value(#parameter));
            self.finish_job(job).await
        }

        #deprecated
        pub(super) async fn finish_job(
            self,
            job: runtime::Job<'_>,
        ) -> Result<runtime::Response<#ty>, #error> {
            #handle
            let poll = || #poll;
            #finish
        }
    }
}

/// Returns the expression that waits for the last response with the state, and cancels the job on a timeout.
fn waited(file: &OperationFile<'_>, job: &Job, inner: &TokenStream) -> TokenStream {
    match job.cancel {
        None => quote!(job.wait(poll).await?),
        Some(id) => {
            let cancel = sent(file, job, id, &call(file, job, id, inner));
            quote! {
                match job.wait(poll).await {
                    Ok(response) => response,
                    Err(error) => return Err(job.cancel(error, #cancel).await),
                }
            }
        }
    }
}

/// Prints the future that sends a request of an operation. If the operations have different errors, the error is untyped.
fn sent(
    file: &OperationFile<'_>,
    job: &Job,
    id: OperationId,
    request: &TokenStream,
) -> TokenStream {
    let is_untyped = file.document.ir.operations[id.0].error == ErrorBody::None;
    if job.has_different_errors && !is_untyped {
        quote!(async { #request.send().await.map_err(runtime::Error::into_untyped) })
    } else {
        quote!(#request.send())
    }
}

fn error(file: &OperationFile<'_>, job: &Job) -> TokenStream {
    let error = &file.error;
    if job.has_different_errors {
        quote!(runtime::JobError)
    } else {
        quote!(runtime::JobError<#error>)
    }
}

fn result_type(file: &OperationFile<'_>, job: &Job, types: &mut TypePrinter<'_>) -> TokenStream {
    let id = job.result.map_or(job.status, |(id, _)| id);
    let operation = &file.document.ir.operations[id.0];
    let names = &file.document.names.operations[id.0];
    let SuccessType { ty, .. } = SuccessType::of(operation, names, types);
    let is_enum = matches!(operation.shape.success, Success::Enum(_));
    if is_enum { quote!(super::#ty) } else { ty }
}

fn rule(responses: &JobFields) -> TokenStream {
    let id = Literal::string(responses.id.as_deref().unwrap_or_default());
    let state = Literal::string(&responses.state);
    let list = |states: &[String]| {
        let states = states.iter().map(|state| Literal::string(state));
        quote!(&[#(#states),*])
    };
    let [done, failed, running] =
        [&responses.done, &responses.failed, &responses.running].map(|states| list(states));
    quote! {
        runtime::JobDefinition {
            id: #id,
            state: #state,
            done: #done,
            failed: #failed,
            running: #running,
        }
    }
}

/// Prints the request of another operation of the job: the arguments are the ID and path parameters of this one.
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

fn deprecated(file: &OperationFile<'_>, others: &[Option<OperationId>]) -> Option<TokenStream> {
    let operations = &file.document.ir.operations;
    let mut others = others.iter().flatten();
    others
        .any(|id| operations[id.0].docs.deprecated)
        .then(|| quote!(#[allow(deprecated, reason = "an operation of the job is deprecated")]))
}

fn link(file: &OperationFile<'_>, id: OperationId) -> String {
    let method = file.document.names.operations[id.0].method.plain();
    format!("[`{}::{method}`]", file.handle)
}

fn words(file: &OperationFile<'_>, job: &Job) -> String {
    match job.result {
        Some((result, _)) => format!("the response of {}", link(file, result)),
        None => format!("the last response of {}", link(file, job.status)),
    }
}

fn lines(file: &OperationFile<'_>, job: &Job, about: String, timeout: &str) -> TokenStream {
    let end = if job.result.is_some() {
        "until the result begins to arrive"
    } else {
        "until the job is done"
    };
    let status = link(file, job.status);
    let errors = if job.has_different_errors {
        "See [`runtime::WaitError`]; the documented errors are in [`runtime::ApiError`], untyped."
    } else {
        "See [`runtime::WaitError`]; the documented errors are those of [`Self::send`]."
    };
    docs::attributes(docs::wrapped(vec![
        about,
        String::new(),
        format!(
            "{timeout} {end}. The job continues on the server if this call fails or is dropped; {status} returns its \
             state for the ID in the error."
        ),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        errors.to_owned(),
    ]))
}
