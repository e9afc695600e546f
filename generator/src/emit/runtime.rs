//! The runtime, as it is copied into every crate.

use super::Tree;
use crate::render;

/// All files of the runtime, by their path below `src/runtime`; a test compares the list with the folder.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("answer/collect.rs", include_str!("../../../templates/src/runtime/answer/collect.rs")),
    ("answer/mod.rs", include_str!("../../../templates/src/runtime/answer/mod.rs")),
    ("answer/open.rs", include_str!("../../../templates/src/runtime/answer/open.rs")),
    ("answer/response.rs", include_str!("../../../templates/src/runtime/answer/response.rs")),
    ("auth/cache.rs", include_str!("../../../templates/src/runtime/auth/cache.rs")),
    (
        "auth/client_credentials.rs",
        include_str!("../../../templates/src/runtime/auth/client_credentials.rs"),
    ),
    ("auth/credentials.rs", include_str!("../../../templates/src/runtime/auth/credentials.rs")),
    ("auth/mod.rs", include_str!("../../../templates/src/runtime/auth/mod.rs")),
    ("auth/token.rs", include_str!("../../../templates/src/runtime/auth/token.rs")),
    ("blocking.rs", include_str!("../../../templates/src/runtime/blocking.rs")),
    ("call/attempt.rs", include_str!("../../../templates/src/runtime/call/attempt.rs")),
    ("call/info.rs", include_str!("../../../templates/src/runtime/call/info.rs")),
    ("call/mod.rs", include_str!("../../../templates/src/runtime/call/mod.rs")),
    ("call/redirect.rs", include_str!("../../../templates/src/runtime/call/redirect.rs")),
    ("call/run.rs", include_str!("../../../templates/src/runtime/call/run.rs")),
    ("client/builder.rs", include_str!("../../../templates/src/runtime/client/builder.rs")),
    (
        "client/config_error.rs",
        include_str!("../../../templates/src/runtime/client/config_error.rs"),
    ),
    ("client/core.rs", include_str!("../../../templates/src/runtime/client/core.rs")),
    ("client/environment.rs", include_str!("../../../templates/src/runtime/client/environment.rs")),
    ("client/http.rs", include_str!("../../../templates/src/runtime/client/http.rs")),
    ("client/mod.rs", include_str!("../../../templates/src/runtime/client/mod.rs")),
    ("client/options.rs", include_str!("../../../templates/src/runtime/client/options.rs")),
    ("client/raw.rs", include_str!("../../../templates/src/runtime/client/raw.rs")),
    ("client/url.rs", include_str!("../../../templates/src/runtime/client/url.rs")),
    ("download/mod.rs", include_str!("../../../templates/src/runtime/download/mod.rs")),
    ("download/save.rs", include_str!("../../../templates/src/runtime/download/save.rs")),
    ("error/auth.rs", include_str!("../../../templates/src/runtime/error/auth.rs")),
    ("error/body.rs", include_str!("../../../templates/src/runtime/error/body.rs")),
    ("error/decode.rs", include_str!("../../../templates/src/runtime/error/decode.rs")),
    ("error/failure.rs", include_str!("../../../templates/src/runtime/error/failure.rs")),
    ("error/mod.rs", include_str!("../../../templates/src/runtime/error/mod.rs")),
    ("error/raw.rs", include_str!("../../../templates/src/runtime/error/raw.rs")),
    ("error/transport.rs", include_str!("../../../templates/src/runtime/error/transport.rs")),
    ("events/mod.rs", include_str!("../../../templates/src/runtime/events/mod.rs")),
    ("events/parser.rs", include_str!("../../../templates/src/runtime/events/parser.rs")),
    ("events/stream.rs", include_str!("../../../templates/src/runtime/events/stream.rs")),
    ("hooks.rs", include_str!("../../../templates/src/runtime/hooks.rs")),
    ("json/container.rs", include_str!("../../../templates/src/runtime/json/container.rs")),
    ("json/extra.rs", include_str!("../../../templates/src/runtime/json/extra.rs")),
    ("json/fault.rs", include_str!("../../../templates/src/runtime/json/fault.rs")),
    ("json/interop.rs", include_str!("../../../templates/src/runtime/json/interop.rs")),
    (
        "json/macros/integer_enum.rs",
        include_str!("../../../templates/src/runtime/json/macros/integer_enum.rs"),
    ),
    ("json/macros/mod.rs", include_str!("../../../templates/src/runtime/json/macros/mod.rs")),
    ("json/macros/model.rs", include_str!("../../../templates/src/runtime/json/macros/model.rs")),
    (
        "json/macros/newtype.rs",
        include_str!("../../../templates/src/runtime/json/macros/newtype.rs"),
    ),
    (
        "json/macros/string_enum.rs",
        include_str!("../../../templates/src/runtime/json/macros/string_enum.rs"),
    ),
    ("json/macros/union.rs", include_str!("../../../templates/src/runtime/json/macros/union.rs")),
    ("json/maybe.rs", include_str!("../../../templates/src/runtime/json/maybe.rs")),
    ("json/mod.rs", include_str!("../../../templates/src/runtime/json/mod.rs")),
    ("json/number.rs", include_str!("../../../templates/src/runtime/json/number.rs")),
    ("json/object.rs", include_str!("../../../templates/src/runtime/json/object.rs")),
    ("json/open.rs", include_str!("../../../templates/src/runtime/json/open.rs")),
    ("json/reader.rs", include_str!("../../../templates/src/runtime/json/reader.rs")),
    ("json/scalar.rs", include_str!("../../../templates/src/runtime/json/scalar.rs")),
    ("json/time.rs", include_str!("../../../templates/src/runtime/json/time.rs")),
    ("json/unknown.rs", include_str!("../../../templates/src/runtime/json/unknown.rs")),
    ("json/value.rs", include_str!("../../../templates/src/runtime/json/value.rs")),
    ("json/variant.rs", include_str!("../../../templates/src/runtime/json/variant.rs")),
    ("json/view.rs", include_str!("../../../templates/src/runtime/json/view.rs")),
    ("limiter.rs", include_str!("../../../templates/src/runtime/limiter.rs")),
    ("mod.rs", include_str!("../../../templates/src/runtime/mod.rs")),
    ("pages/cursor.rs", include_str!("../../../templates/src/runtime/pages/cursor.rs")),
    ("pages/items.rs", include_str!("../../../templates/src/runtime/pages/items.rs")),
    ("pages/mod.rs", include_str!("../../../templates/src/runtime/pages/mod.rs")),
    ("request/body.rs", include_str!("../../../templates/src/runtime/request/body.rs")),
    ("request/content.rs", include_str!("../../../templates/src/runtime/request/content.rs")),
    ("request/encode.rs", include_str!("../../../templates/src/runtime/request/encode.rs")),
    ("request/invalid.rs", include_str!("../../../templates/src/runtime/request/invalid.rs")),
    ("request/mod.rs", include_str!("../../../templates/src/runtime/request/mod.rs")),
    ("request/multipart.rs", include_str!("../../../templates/src/runtime/request/multipart.rs")),
    ("request/parameter.rs", include_str!("../../../templates/src/runtime/request/parameter.rs")),
    ("request/shape.rs", include_str!("../../../templates/src/runtime/request/shape.rs")),
    ("request/style.rs", include_str!("../../../templates/src/runtime/request/style.rs")),
    ("request/upload.rs", include_str!("../../../templates/src/runtime/request/upload.rs")),
    ("retry/after.rs", include_str!("../../../templates/src/runtime/retry/after.rs")),
    ("retry/budget.rs", include_str!("../../../templates/src/runtime/retry/budget.rs")),
    ("retry/mod.rs", include_str!("../../../templates/src/runtime/retry/mod.rs")),
    ("time.rs", include_str!("../../../templates/src/runtime/time.rs")),
    ("trace.rs", include_str!("../../../templates/src/runtime/trace.rs")),
    ("wait.rs", include_str!("../../../templates/src/runtime/wait.rs")),
];

/// The runtime with the header line.
pub(super) fn files() -> Tree {
    FILES
        .iter()
        .map(|(path, text)| {
            let header = render::header("//", &format!("templates/src/runtime/{path}"));
            (format!("src/runtime/{path}"), format!("{header}\n\n{text}"))
        })
        .collect()
}
