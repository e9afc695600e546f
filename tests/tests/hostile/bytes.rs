//! Files that are not text, paths that are not files, and symbolic links.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{HARMLESS, fail_on, faults_of, generate_file, scratch};

const WINDOWS: &str = r#"
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a:
    get:
      operationId: a
      description: |
        One
        caNary_Code

        ```
        x
        ```
      responses: {'200': {description: OK}}
"#;

#[test]
fn files_that_are_not_text_yield_diagnostics() {
    let folder = scratch("bytes");
    let wide: Vec<u8> = HARMLESS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide_big: Vec<u8> = HARMLESS.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin = HARMLESS.replace("Harmless", "Harm\u{e9}").chars().map(|c| c as u8).collect();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty.yaml", Vec::new()),
        ("empty.json", Vec::new()),
        ("white-space.yaml", b" \n\t\n \r\n".to_vec()),
        ("only-a-comment.yaml", b"# nothing\n".to_vec()),
        ("byte-order-mark.yaml", [b"\xef\xbb\xbf", HARMLESS.as_bytes()].concat()),
        ("two-byte-order-marks.yaml", [b"\xef\xbb\xbf\xef\xbb\xbf", HARMLESS.as_bytes()].concat()),
        ("utf-16-little.yaml", [&b"\xff\xfe"[..], &wide].concat()),
        ("utf-16-big.yaml", [&b"\xfe\xff"[..], &wide_big].concat()),
        ("utf-16-without-mark.yaml", wide),
        ("latin-1.yaml", latin),
        ("no-utf-8.yaml", b"openapi: \xc3\x28\xff\xfe\n".to_vec()),
        ("windows-line-ends.yaml", WINDOWS.replace('\n', "\r\n").into_bytes()),
        ("old-line-ends.yaml", WINDOWS.replace('\n', "\r").into_bytes()),
        ("zeros.yaml", vec![0; 100_000]),
        ("nul-at-the-end.yaml", [HARMLESS.as_bytes(), b"\0"].concat()),
        ("zip.yaml", b"PK\x03\x04\x14\0\0\0\x08\0caNary_Code\xff\xff".to_vec()),
        ("all-bytes.json", (0..=255).collect()),
    ];
    let faults: Vec<_> = files
        .into_iter()
        .map(|(name, bytes)| {
            let file = folder.join(name);
            fs::write(&file, bytes).expect("a file");
            (name.to_owned(), faults_of(name, move || generate_file(&file)))
        })
        .collect();
    fail_on(&faults);
}

#[test]
fn paths_that_are_not_files_yield_diagnostics() {
    let folder = scratch("paths");
    let faults: Vec<_> = [folder.clone(), folder.join("missing.yaml"), PathBuf::new()]
        .into_iter()
        .map(|path| {
            let name = format!("path {}", path.display());
            (name.clone(), faults_of(&name, move || generate_file(&path)))
        })
        .collect();
    fail_on(&faults);
}

#[cfg(unix)]
#[test]
fn symbolic_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = scratch("links");
    let inside = folder.join("inside");
    fs::create_dir(&inside).expect("a folder");
    fs::write(folder.join("secret.yaml"), "type: object\nproperties: {secret_property: {}}\n")
        .expect("a file");
    let links = [("out.yaml", "../secret.yaml"), ("me.yaml", "me.yaml"), ("up", "..")];
    for (link, target) in links {
        symlink(Path::new(target), inside.join(link)).expect("a link");
    }
    let root = inside.join("openapi.yaml");
    let schemas = "{schemas: {A: {$ref: out.yaml}, B: {$ref: me.yaml}, C: {$ref: up/secret.yaml}, D: {$ref: up/inside/openapi.yaml}}}";
    let fields = ["A", "B", "C", "D"]
        .map(|name| format!("{name}: {{$ref: '#/components/schemas/{name}'}}"))
        .join(", ");
    let schema = format!("schema: {{type: object, properties: {{{fields}}}}}");
    let text = HARMLESS.replace("schema: {type: string}", &schema);
    fs::write(&root, format!("{text}components: {schemas}\n")).expect("a file");
    let faults = faults_of("links", move || {
        let outcome = generate_file(&root);
        let leaked = outcome.tree.values().any(|text| text.contains("secret_property"));
        assert!(!leaked, "a link out of the folder was followed: {:?}", outcome.diagnostics);
        outcome
    });
    fail_on(&[("links".to_owned(), faults)]);
}
