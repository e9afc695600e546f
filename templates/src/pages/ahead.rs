//! A request in a task of its own, which proceeds while the items of the previous page are processed.

use std::future::poll_fn;
use std::task::Poll;

use tokio::sync::oneshot;

use crate::error::Error;
use crate::request::InvalidRequest;
use crate::response::IncomingResponse;
use crate::runtime::Runtime;
use crate::time::BoxFuture;

type Call = BoxFuture<'static, Result<IncomingResponse, Error>>;

/// Runs a call in a task, until it is ready or the returned future is dropped.
///
/// Outside of a runtime the call remains as it is, which is an error when it is polled.
pub(super) fn in_task(mut call: Call) -> Call {
    let Some(runtime) = Runtime::current() else { return call };
    let (mut sender, receiver) = oneshot::channel();
    runtime.spawn(async move {
        let result = poll_fn(|context| {
            if sender.poll_closed(context).is_ready() {
                return Poll::Ready(None);
            }
            call.as_mut().poll(context).map(Some)
        });
        if let Some(result) = result.await {
            // If the list was dropped in the meantime, nobody needs the page.
            drop(sender.send(result));
        }
    });
    let ended = || InvalidRequest::new("runtime", "it has ended before the response");
    Box::pin(async move { receiver.await.unwrap_or_else(|_| Err(ended().into())) })
}
