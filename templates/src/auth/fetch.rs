//! The fetch of a token in a task of its own, which proceeds whether or not the callers that wait for it are polled.

use std::sync::Arc;

use tokio::sync::watch;

use super::cache::{Token, TokenCache, TokenSource};
use crate::client::Core;
use crate::error::{AuthError, AuthProblem};
use crate::runtime::{Runtime, RuntimeId};
use crate::time::Instant;

/// The result of a fetch.
pub(super) type Fetched = Result<Arc<Token>, Arc<AuthError>>;

/// The progress of a fetch.
#[derive(Clone)]
pub(super) enum Progress {
    Running,
    /// After this error, the fetch waits until the time of its next attempt
    Delayed(Arc<AuthError>, Instant),
    Done(Fetched),
}

/// A fetch that has not ended.
///
/// The callers of a runtime wait for the fetch of their runtime only, because others may be idle.
#[derive(Clone)]
pub(super) struct Fetch {
    pub(super) runtime: RuntimeId,
    progress: watch::Receiver<Progress>,
}

/// The task of a fetch.
pub(super) struct FetchTask {
    cache: Arc<TokenCache>,
    core: Arc<Core>,
    progress: Arc<watch::Sender<Progress>>,
    pub(super) fetch: Fetch,
}

impl Fetch {
    /// Waits for the token. A caller whose deadline is before the next attempt receives the error of the last one.
    pub(super) async fn wait(mut self, deadline: Option<Instant>) -> Fetched {
        loop {
            let progress = self.progress.borrow_and_update().clone();
            match progress {
                Progress::Done(result) => return result,
                Progress::Delayed(error, next)
                    if deadline.is_some_and(|deadline| deadline <= next) =>
                {
                    return Err(error);
                }
                Progress::Running | Progress::Delayed(..) => {}
            }
            if self.progress.changed().await.is_err() {
                let reason = "it panicked, or its runtime has ended".into();
                return Err(Arc::new(AuthError::new(AuthProblem::Provider(reason))));
            }
        }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.progress.same_channel(&other.progress)
    }
}

impl FetchTask {
    pub(super) fn new(cache: &Arc<TokenCache>, core: &Arc<Core>, runtime: RuntimeId) -> Self {
        let (sender, progress) = watch::channel(Progress::Running);
        let fetch = Fetch { runtime, progress };
        Self { cache: cache.clone(), core: core.clone(), progress: Arc::new(sender), fetch }
    }

    pub(super) fn start(self, runtime: &Runtime) {
        runtime.spawn(async move {
            let result = self.token().await;
            self.cache.end(&self.fetch, Some(&result));
            self.progress.send_replace(Progress::Done(result));
        });
    }

    async fn token(&self) -> Fetched {
        let token = match &self.cache.source {
            TokenSource::ClientCredentials(credentials, scopes) => {
                let progress = self.progress.clone();
                let on_delay = move |error, next| {
                    progress.send_replace(Progress::Delayed(Arc::new(error), next));
                };
                #[cfg(not(target_family = "wasm"))]
                if let Some(token) =
                    self.cache.is_new().then(|| credentials.stored(scopes)).flatten()
                {
                    return Token::new(&token).map(Arc::new).map_err(Arc::new);
                }
                let token = credentials.fetch(scopes, &self.core, on_delay).await;
                #[cfg(not(target_family = "wasm"))]
                if let Ok(token) = &token {
                    credentials.store(scopes, token);
                }
                token
            }
            TokenSource::Provider(provider) => {
                provider.token().await.map_err(AuthError::of_provider)
            }
        };
        token.and_then(|token| Token::new(&token)).map(Arc::new).map_err(Arc::new)
    }
}

/// The task may end early: by a panic of the token provider, or with its runtime.
impl Drop for FetchTask {
    fn drop(&mut self) {
        self.cache.end(&self.fetch, None);
    }
}
