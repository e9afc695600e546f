//! The pull reader over `jiter`.

/// Reads JSON, one value at a time.
#[derive(Debug)]
pub struct Reader<'j> {
    jiter: jiter::Jiter<'j>,
}
