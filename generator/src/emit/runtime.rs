//! The files of the runtime, which are copied into every crate.

use super::Crate;
use super::crate_file::{Contents, CrateFile};

/// Includes files of the runtime in the program, by their path in `templates/src/runtime`.
macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../../templates/src/runtime/", $path)))),*]
    };
}

/// The path and text of each file of the runtime. A test compares the list with the folder.
#[rustfmt::skip]
pub(crate) const FILES: &[(&str, &str)] = files![
    "auth/cache.rs"
    "auth/client_credentials.rs"
    "auth/credentials.rs"
    "auth/mod.rs"
    "auth/token.rs"
    "blocking.rs"
    "call/attempt.rs"
    "call/info.rs"
    "call/mod.rs"
    "call/redirect.rs"
    "call/run.rs"
    "client/authentication.rs"
    "client/builder.rs"
    "client/config_error.rs"
    "client/core.rs"
    "client/environment.rs"
    "client/http.rs"
    "client/mod.rs"
    "client/options.rs"
    "client/raw.rs"
    "client/url.rs"
    "download/mod.rs"
    "download/save.rs"
    "error/api.rs"
    "error/auth.rs"
    "error/body.rs"
    "error/decode.rs"
    "error/mod.rs"
    "error/transport.rs"
    "error/undocumented.rs"
    "events/mod.rs"
    "events/parser.rs"
    "events/stream.rs"
    "guide.rs"
    "hooks.rs"
    "json/container.rs"
    "json/error.rs"
    "json/foreign.rs"
    "json/interop.rs"
    "json/macros/foreign.rs"
    "json/macros/integer_enum.rs"
    "json/macros/mod.rs"
    "json/macros/model.rs"
    "json/macros/newtype.rs"
    "json/macros/string_enum.rs"
    "json/macros/union.rs"
    "json/maybe.rs"
    "json/mod.rs"
    "json/number.rs"
    "json/object.rs"
    "json/order.rs"
    "json/property.rs"
    "json/reader.rs"
    "json/scalar.rs"
    "json/score.rs"
    "json/slot.rs"
    "json/time/chrono.rs"
    "json/time/jiff.rs"
    "json/time/mod.rs"
    "json/union.rs"
    "json/unknown.rs"
    "json/unknown_value.rs"
    "json/value.rs"
    "json/view.rs"
    "limiter.rs"
    "mod.rs"
    "modules.rs"
    "pages/cursor.rs"
    "pages/items.rs"
    "pages/mod.rs"
    "pages/pagination.rs"
    "pages/paginator.rs"
    "request/body.rs"
    "request/content.rs"
    "request/encode.rs"
    "request/invalid.rs"
    "request/mod.rs"
    "request/multipart.rs"
    "request/parameter.rs"
    "request/shape.rs"
    "request/style.rs"
    "request/target.rs"
    "request/typed.rs"
    "request/upload.rs"
    "response/body.rs"
    "response/collect.rs"
    "response/decode.rs"
    "response/future.rs"
    "response/incoming.rs"
    "response/mod.rs"
    "response/raw.rs"
    "response/typed.rs"
    "retry/after.rs"
    "retry/budget.rs"
    "retry/mod.rs"
    "time.rs"
    "trace.rs"
    "wait/error.rs"
    "wait/job.rs"
    "wait/mod.rs"
];

/// The crate name of the runtime in `templates`, which the examples of its guide import from.
const OWN_NAME: &str = "sailwright_runtime";

/// The path of the runtime in its own files.
const OWN_ROOT: &str = "crate::runtime";

/// Returns the files of the runtime, with the paths in their text adapted to the crate.
pub(super) fn files(settings: &Crate) -> Vec<CrateFile> {
    let (inside, outside) = (settings.home.inside() + "::runtime", settings.outside());
    let file = |(path, text): &(&str, &str)| {
        let mut text = text.replace(OWN_NAME, &outside);
        if inside != OWN_ROOT {
            text = text.replace(OWN_ROOT, &inside);
        }
        CrateFile {
            path: format!("src/runtime/{path}"),
            origin: format!("templates/src/runtime/{path}"),
            contents: Contents::Text(text),
        }
    };
    FILES.iter().map(file).collect()
}
