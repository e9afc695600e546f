//! `fetch`: the files that it writes, against a server on this computer.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::thread;

use crate::{folder, run, text};

const ROOT: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
";

/// Starts a server that returns a status line with headers, and a body, for each path. It ends with the tests.
fn serve(responses: Vec<(&'static str, String, String)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let responses: BTreeMap<_, _> =
        responses.into_iter().map(|(path, head, body)| (path, (head, body))).collect();
    thread::spawn(move || {
        for stream in listener.incoming().take(100) {
            let mut stream = stream.expect("a connection");
            let mut lines = BufReader::new(stream.try_clone().expect("a reader")).lines();
            let request = lines.next().and_then(Result::ok).unwrap_or_default();
            lines
                .take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()))
                .for_each(drop);
            let path = request.split(' ').nth(1).unwrap_or_default();
            let missing = ("404 Not Found".to_owned(), String::new());
            let (head, body) = responses.get(path).unwrap_or(&missing);
            let head = format!(
                "HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ =
                stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    address
}

fn ok(path: &'static str, body: impl Into<String>) -> (&'static str, String, String) {
    (path, "200 OK".to_owned(), body.into())
}

/// Returns a file that `fetch` has written in the folder of a case.
fn file(name: &str, path: &str) -> String {
    std::fs::read_to_string(folder(name).join("spec").join(path)).unwrap_or_default()
}

/// Runs `fetch` in an empty folder.
fn fetch(name: &str, url: &str) -> (Option<i32>, String) {
    let _ = std::fs::remove_dir_all(folder(name));
    let output = run(name, &[], &["fetch", url, "-o", "spec"]);
    (output.status.code(), text(&output.stderr))
}

#[test]
fn document_of_several_files_can_be_checked_after_the_download() {
    let schemas = "    Pet: { $ref: 'schemas/pet.yaml' }\n    Owner: { $ref: \"/common/owner.yaml#/Owner\" }\n";
    let server = serve(vec![
        ok("/api/openapi.yaml", format!("{ROOT}{schemas}")),
        ok("/api/schemas/pet.yaml", "type: object\nproperties: { parent: { $ref: pet.yaml } }\n"),
        ok("/common/owner.yaml", "Owner: { type: string }\n"),
    ]);
    let (status, stderr) = fetch("fetch-files", &format!("{server}/api/openapi.yaml"));
    assert_eq!(status, Some(0), "{stderr}");
    let root = file("fetch-files", "openapi.yaml");
    let host = server.trim_start_matches("http://").replace(':', "_");
    assert!(root.contains("$ref: 'schemas/pet.yaml'"), "{root}");
    let owner = format!("$ref: \"hosts/{host}/common/owner.yaml#/Owner\"");
    assert!(root.contains(&owner), "{root}");
    let record = file("fetch-files", "fetch.toml");
    assert!(record.contains(&format!("url = \"{server}/common/owner.yaml\"")), "{record}");
    // The digest of `Owner: { type: string }`, from sha256sum.
    let digest = "sha256 = \"57798ddc1e6bdbacb07b8dbae7988430bce3362a49cff43aa841fa9bef1aa978\"";
    assert!(record.contains(digest), "{record}");
    let arguments = ["check", "spec/openapi.yaml", "--deny=warnings"];
    let output = run("fetch-files", &[], &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));

    let arguments = ["fetch", &format!("{server}/api/openapi.yaml"), "-o", "spec"];
    assert_eq!(run("fetch-files", &[], &arguments).status.code(), Some(0), "it updates its files");
}

#[test]
fn file_of_another_server_is_in_a_folder_of_its_own() {
    let other = serve(vec![ok("/pet.yaml?v=2", "type: object\n")]);
    let schema = format!("    Pet: {{ $ref: '{other}/pet.yaml?v=2' }}\n");
    let server = serve(vec![ok("/openapi.yaml", format!("{ROOT}{schema}"))]);
    let (status, stderr) = fetch("fetch-hosts", &format!("{server}/openapi.yaml"));
    assert_eq!(status, Some(0), "{stderr}");
    let root = file("fetch-hosts", "openapi.yaml");
    assert!(root.contains("$ref: 'hosts/"), "{root}");
    let output = run("fetch-hosts", &[], &["check", "spec/openapi.yaml", "--deny=warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn missing_file_is_reported_at_its_reference() {
    let schema = "    Pet: { $ref: 'pet.yaml' }\n";
    let server = serve(vec![ok("/openapi.yaml", format!("{ROOT}{schema}"))]);
    let (status, stderr) = fetch("fetch-missing", &format!("{server}/openapi.yaml"));
    assert_eq!(status, Some(1), "{stderr}");
    let place = std::path::Path::new("spec").join("openapi.yaml:6:18");
    assert!(stderr.contains(&format!("--> {}", place.display())), "{stderr}");
    assert!(stderr.contains("status code 404"), "{stderr}");
    assert!(!file("fetch-missing", "openapi.yaml").is_empty());
}

#[test]
fn dots_and_slashes_in_references_stay_in_the_folder() {
    let schemas = "    A: { $ref: '../../../a.yaml' }\n    B: { $ref: '..%2F..%2Fb.yaml' }\n";
    let server = serve(vec![
        ok("/api/openapi.yaml", format!("{ROOT}{schemas}")),
        ok("/a.yaml", "type: object\n"),
        ok("/api/..%2F..%2Fb.yaml", "type: object\n"),
    ]);
    let (status, stderr) = fetch("fetch-dots", &format!("{server}/api/openapi.yaml"));
    assert_eq!(status, Some(0), "{stderr}");
    let mut names: Vec<_> = std::fs::read_dir(folder("fetch-dots"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["spec"]);
    let host = server.trim_start_matches("http://").replace(':', "_");
    assert_eq!(file("fetch-dots", &format!("hosts/{host}/a.yaml")), "type: object\n");
    let reference = format!("$ref: 'hosts/{host}/a.yaml'");
    assert!(file("fetch-dots", "openapi.yaml").contains(&reference));
}

#[test]
fn hidden_files_and_programs_are_stored_under_other_names() {
    let schemas = "    A: { $ref: '.cargo/config.toml' }\n    B: { $ref: 'build.rs' }\n";
    let server = serve(vec![
        ok("/openapi.yaml?token=s3cret", format!("{ROOT}{schemas}")),
        ok("/.cargo/config.toml", "type: object\n"),
        ok("/build.rs", "type: object\n"),
    ]);
    let (status, stderr) = fetch("fetch-hidden", &format!("{server}/openapi.yaml?token=s3cret"));
    assert_eq!(status, Some(0), "{stderr}");
    let root = file("fetch-hidden", "openapi.yaml");
    assert!(
        root.contains("'_cargo/config.toml.yaml'") && root.contains("'build.rs.yaml'"),
        "{root}"
    );
    assert!(!file("fetch-hidden", "fetch.toml").contains("s3cret"));
}

#[test]
fn file_that_cannot_be_downloaded_again_is_kept() {
    let schema = "    Pet: { $ref: 'pet.yaml' }\n";
    let root = ("/openapi.yaml", "200 OK".to_owned(), format!("{ROOT}{schema}"));
    let server = serve(vec![root.clone(), ok("/pet.yaml", "type: object\n")]);
    let (status, stderr) = fetch("fetch-kept", &format!("{server}/openapi.yaml"));
    assert_eq!(status, Some(0), "{stderr}");
    let server = serve(vec![root]);
    for _ in 0..2 {
        let arguments = ["fetch", &format!("{server}/openapi.yaml"), "-o", "spec"];
        assert_eq!(run("fetch-kept", &[], &arguments).status.code(), Some(1));
        assert_eq!(file("fetch-kept", "pet.yaml"), "type: object\n");
    }
}

#[test]
fn redirects_are_followed_only_to_allowed_urls() {
    let redirect = |to: &str| format!("302 Found\r\nlocation: {to}");
    let target = serve(vec![ok("/openapi.yaml", ROOT)]);
    let server = serve(vec![
        ("/moved", redirect(&format!("{target}/openapi.yaml")), String::new()),
        ("/insecure", redirect("http://pets.test/openapi.yaml"), String::new()),
        ("/file", redirect("file:///etc/hosts"), String::new()),
        ("/loop", redirect("/loop"), String::new()),
    ]);
    assert_eq!(fetch("fetch-moved", &format!("{server}/moved")).0, Some(0));
    for (path, expected) in [
        ("insecure", "`http://pets.test` is not an `https` URL"),
        ("file", "is not an `https` URL"),
        ("loop", "more than 5 redirects"),
    ] {
        let (status, stderr) = fetch("fetch-redirect", &format!("{server}/{path}"));
        assert_eq!(status, Some(2));
        assert!(stderr.contains(expected), "{stderr}");
    }
}

#[test]
fn file_that_is_too_large_is_an_error() {
    let server = serve(vec![ok("/openapi.yaml", " ".repeat(65 * 1024 * 1024))]);
    let (status, stderr) = fetch("fetch-large", &format!("{server}/openapi.yaml"));
    assert_eq!(status, Some(2));
    assert!(stderr.contains("larger than 64 MiB"), "{stderr}");
}

#[test]
fn insecure_url_of_another_computer_is_an_error() {
    let (status, stderr) = fetch("fetch-insecure", "http://pets.test/openapi.yaml");
    assert_eq!(status, Some(2));
    assert!(stderr.contains("is not an `https` URL"), "{stderr}");
}

#[test]
fn file_that_was_not_downloaded_is_not_replaced() {
    let server = serve(vec![ok("/openapi.yaml", ROOT)]);
    let spec = folder("fetch-foreign").join("spec");
    std::fs::create_dir_all(&spec).expect("a folder");
    std::fs::write(spec.join("openapi.yaml"), "mine").expect("a file");
    let url = format!("{server}/openapi.yaml");
    let output = run("fetch-foreign", &[], &["fetch", &url, "-o", "spec"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert_eq!(file("fetch-foreign", "openapi.yaml"), "mine");
}

#[test]
fn references_of_a_file_are_relative_to_its_url_after_redirects() {
    let moved = |path, to: &str| (path, format!("302 Found\r\nlocation: {to}"), String::new());
    let schemas = "    Pet: { $ref: 'schemas/pet.yaml' }\n    Toy: { $ref: 'schemas/toy.yaml' }\n";
    let server = serve(vec![
        moved("/latest", "/v2/openapi.yaml"),
        ok("/v2/openapi.yaml", format!("{ROOT}{schemas}")),
        moved("/v2/schemas/pet.yaml", "/common/pet.yaml?signature=1"),
        ok(
            "/common/pet.yaml?signature=1",
            "type: object\nproperties: { toy: { $ref: toy.yaml } }\n",
        ),
        ok("/common/toy.yaml", "type: object\n"),
        moved("/v2/schemas/toy.yaml", "/common/toy.yaml"),
    ]);
    let (status, stderr) = fetch("fetch-base", &format!("{server}/latest"));
    assert_eq!(status, Some(0), "{stderr}");
    let host = server.trim_start_matches("http://").replace(':', "_");
    let root = file("fetch-base", "openapi.yaml");
    for name in ["pet", "toy"] {
        assert!(root.contains(&format!("'hosts/{host}/common/{name}.yaml'")), "{root}");
        assert!(!file("fetch-base", &format!("hosts/{host}/common/{name}.yaml")).is_empty());
    }
    let record = file("fetch-base", "fetch.toml");
    assert_eq!(record.matches("[[file]]").count(), 3, "{record}");
    assert!(record.contains(&format!("url = \"{server}/latest\"")), "{record}");
    let output = run("fetch-base", &[], &["check", "spec/openapi.yaml", "--deny=warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn files_of_discriminators_and_of_security_requirements_are_downloaded() {
    let document = "openapi: 3.2.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.test' }]
security: [{ '/common/key.yaml': [] }]
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string } }
      oneOf: [{ $ref: dog.yaml }, { $ref: '#/components/schemas/Cat' }]
      discriminator:
        propertyName: kind
        mapping: { dog: dog.yaml, bird: \"/common/bird.yaml#/Bird\", cat: Cat }
        defaultMapping: /common/other.yaml
    Cat: { type: object }
";
    let server = serve(vec![
        ok("/api/openapi.yaml", document),
        ok("/api/dog.yaml", "type: object\n"),
        ok("/common/bird.yaml", "Bird: { type: object }\n"),
        ok("/common/other.yaml", "type: object\n"),
        ok("/common/key.yaml", "{ type: apiKey, in: header, name: X-Key }\n"),
    ]);
    let (status, stderr) = fetch("fetch-named", &format!("{server}/api/openapi.yaml"));
    assert_eq!(status, Some(0), "{stderr}");
    let host = server.trim_start_matches("http://").replace(':', "_");
    let root = file("fetch-named", "openapi.yaml");
    for expected in [
        "dog: dog.yaml,".to_owned(),
        "cat: Cat }".to_owned(),
        format!("bird: \"hosts/{host}/common/bird.yaml#/Bird\","),
        format!("defaultMapping: hosts/{host}/common/other.yaml\n"),
        format!("security: [{{ 'hosts/{host}/common/key.yaml': [] }}]"),
    ] {
        assert!(root.contains(&expected), "{expected}\n{root}");
    }
    for name in ["bird", "other", "key"] {
        assert!(!file("fetch-named", &format!("hosts/{host}/common/{name}.yaml")).is_empty());
    }
    assert_eq!(file("fetch-named", "dog.yaml"), "type: object\n");
}

#[test]
fn mapped_address_of_this_computer_is_this_computer() {
    let server = serve(vec![ok("/openapi.yaml", ROOT)]);
    let port = server.rsplit(':').next().unwrap_or_default();
    let url = format!("http://[::ffff:127.0.0.1]:{port}/openapi.yaml");
    let (status, stderr) = fetch("fetch-mapped", &url);
    assert_eq!(status, Some(0), "{stderr}");
}
