//! Downloads that are saved to existing files, links and pipes.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use sailwright_runtime::generated::{Download, Error, Method, Request};

use sailwright_test_server::Server;

use crate::support::{client_for, response};

async fn download(media_type: &'static str) -> Result<Download, Error> {
    let server = Server::start(move |_| response(200, &[("content-type", media_type)], "new"));
    let mut request = Request::new(Method::GET, "/v1", "/file");
    request.accept("application/zip, image/*");
    Ok(client_for(&server).raw_client().open(request).await?.bytes()?.into_value())
}

async fn save(path: impl AsRef<Path>) -> Result<u64, Error> {
    download("application/zip").await?.to_file(path).await
}

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sailwright-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn count(&self) -> usize {
        fs::read_dir(&self.0).expect("a folder").count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

#[tokio::test]
async fn replaced_file_keeps_its_permissions() {
    let folder = Folder::new("permissions");
    for expected in [0o600, 0o640, 0o755] {
        let path = folder.0.join(format!("{expected:o}.zip"));
        fs::write(&path, "old").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(expected)).expect("permissions");
        assert_eq!(save(&path).await.expect("a file"), 3);
        assert_eq!((mode(&path), fs::read(&path).expect("a file")), (expected, b"new".to_vec()));
    }
}

#[tokio::test]
async fn new_file_has_the_usual_permissions() {
    let folder = Folder::new("usual");
    fs::write(folder.0.join("usual"), "").expect("a file");
    save(folder.0.join("a.zip")).await.expect("a file");
    assert_eq!(mode(&folder.0.join("a.zip")), mode(&folder.0.join("usual")));
}

#[tokio::test]
async fn symbolic_links_are_followed() {
    let folder = Folder::new("links");
    fs::create_dir(folder.0.join("inner")).expect("a folder");
    fs::write(folder.0.join("inner/a.zip"), "old").expect("a file");
    symlink("inner/a.zip", folder.0.join("one")).expect("a link");
    symlink(folder.0.join("one"), folder.0.join("two")).expect("a link");
    save(folder.0.join("two")).await.expect("a file");
    assert_eq!(fs::read(folder.0.join("inner/a.zip")).expect("a file"), b"new");
    for link in ["one", "two"] {
        assert!(folder.0.join(link).is_symlink());
    }
    symlink("inner/b.zip", folder.0.join("dangling")).expect("a link");
    save(folder.0.join("dangling")).await.expect("a file");
    assert_eq!(fs::read(folder.0.join("inner/b.zip")).expect("a file"), b"new");
    symlink("loop", folder.0.join("loop")).expect("a link");
    assert!(matches!(save(folder.0.join("loop")).await, Err(Error::Save(_))));
}

#[tokio::test]
async fn pipes_and_devices_are_written_in_place() {
    assert_eq!(save("/dev/null").await.expect("a device"), 3);
    assert!(!fs::metadata("/dev/null").expect("a device").is_file());
    let folder = Folder::new("pipe");
    let path = folder.0.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo").success());
    let reader = path.clone();
    let reader = std::thread::spawn(move || fs::read(reader).expect("a pipe"));
    assert_eq!(save(&path).await.expect("a pipe"), 3);
    assert_eq!(reader.join().expect("no panic"), b"new");
    assert_eq!(folder.count(), 1);
}

#[tokio::test]
async fn file_names_may_have_250_characters() {
    let folder = Folder::new("long");
    let path = folder.0.join("a".repeat(250));
    save(&path).await.expect("a file");
    assert_eq!(fs::read(&path).expect("a file"), b"new");
    assert_eq!(folder.count(), 1);
}

#[tokio::test]
async fn undocumented_media_types_are_rejected() {
    for (media_type, is_accepted) in [
        ("application/zip", true),
        ("Application/ZIP; version=1", true),
        ("image/png", true),
        ("application/octet-stream", true),
        ("application/json", false),
        ("text/plain", false),
        ("text/html; charset=utf-8", false),
    ] {
        let result = download(media_type).await;
        assert_eq!(result.is_ok(), is_accepted, "{media_type}");
        assert!(result.is_ok() || matches!(result, Err(Error::Decode(_))), "{media_type}");
    }
}
