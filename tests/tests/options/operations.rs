//! Options of operations: selection, client parameters and pagination.

use super::{made, made_of, with};

#[test]
fn include_by_tag_keeps_its_operations_and_their_types() {
    let made = made("", "include = [{ tag = \"Owners (v2)\" }]", "");
    assert_eq!(made.names("src/owners_v2/"), ["add_owner"], "{}", made.report);
    assert_eq!(made.names("src/types/"), ["owner"], "unused types are omitted");
    assert_eq!(made.report, "");
}

#[test]
fn include_by_operation_keeps_one_operation() {
    let made = made("", "include = [{ operation = \"GET /pets/{id}\" }]", "");
    assert_eq!(made.names("src/pets/"), ["get_pet"], "{}", made.report);
    assert_eq!(made.names("src/types/"), ["money", "pet", "pet_kind"]);
}

#[test]
fn include_by_path_keeps_the_operations_below_it() {
    let made = made("", "include = [{ path = \"/pets\" }]", "");
    assert_eq!(made.names("src/pets/"), ["get_pet", "list_pets"], "{}", made.report);
}

#[test]
fn exclude_by_tag_drops_its_operations() {
    let made = made("", "exclude = [{ tag = \"Pets\" }]", "");
    assert_eq!(made.names("src/types/"), ["owner"], "{}", made.report);
}

#[test]
fn exclude_by_operation_drops_one_operation() {
    let made = made("", "exclude = [{ operation = \"listPets\" }]", "");
    assert_eq!(made.names("src/pets/"), ["get_pet"], "{}", made.report);
}

#[test]
fn exclude_by_path_drops_the_operations_below_it() {
    let made = made("", "exclude = [{ path = \"/pets/{id}\" }]", "");
    assert_eq!(made.names("src/pets/"), ["list_pets"], "{}", made.report);
}

#[test]
fn client_parameter_is_set_by_the_client_builder() {
    let text = "[[client-parameter]]\nname = \"x-tenant\"\nsetter = \"tenant_name\"\ndocs = \"The tenant.\"";
    let set = with(text);
    assert!(!set.file("src/pets/list_pets.rs").contains("pub fn x_tenant"));
    assert!(
        set.file("src/pets/list_pets.rs").contains("request.client_header(\"X-Tenant\", false)")
    );
    assert!(set.file("src/client.rs").contains("/// The tenant."), "{}", set.file("src/client.rs"));
    let setter = "pub fn tenant_name(mut self, value: impl Into<String>)";
    assert!(set.file("src/client.rs").contains(setter));
    let switch = with(&format!("{text}\nvalue = \"a\""));
    assert!(switch.file("src/client.rs").contains("pub fn tenant_name(mut self, on: bool)"));
}

#[test]
fn pages_rule_generates_pages_and_items() {
    let rule = "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 99";
    let made = with(&format!("{rule}\ntotal = {{ query = \"count\", header = \"X-Total\" }}"));
    let list = made.file("src/pets/list_pets.rs");
    for part in ["Pages<", "Items<", "\"skip\"", "\"take\"", "99", "\"count\"", "\"X-Total\""] {
        assert!(list.contains(part), "{part}\n{list}");
    }
    assert!(!made.file("src/pets/get_pet.rs").contains("Pages<"));
    assert!(!with("").file("src/pets/list_pets.rs").contains("Pages<"));
    assert!(!with(rule).file("src/pets/list_pets.rs").contains("X-Total"));
}

#[test]
fn pages_rule_by_page_cursor_or_url_is_printed_with_its_locations() {
    for (rule, printed) in [
        ("page = \"skip\"", "page(\"skip\", 1)"),
        ("page = \"skip\"\nfirst-page = 0", "page(\"skip\", 0)"),
        (
            "page = { header = \"x-tenant\" }",
            "page(\"x-tenant\", 1)\n                .position_in(runtime::PageLocation::Header)",
        ),
        ("next = \"link\"", "next(runtime::CursorSource::Link)"),
        (
            "next = { header = \"X-Next\" }\nlimit = { query = \"take\" }\nmax-limit = 9",
            "next(runtime::CursorSource::Header(\"X-Next\")).limit(\"take\", 9)",
        ),
        (
            "search-after = { parameter = \"skip\", sort = \"take\" }",
            "search_after(\"skip\", \"take\", false)",
        ),
    ] {
        let made = with(&format!("[[pages]]\n{rule}"));
        let list = made.file("src/pets/list_pets.rs");
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        assert!(flat(list).contains(&flat(printed)), "{rule}\n{list}");
        assert_eq!(made.report, "");
    }
}

#[test]
fn pages_rule_with_an_absent_parameter_is_unused() {
    for rule in [
        "page = { header = \"X-Page\" }",
        "page = { body = \"skip\" }",
        "next = { property = \"next\" }",
        "search-after = { parameter = \"skip\", sort = \"sort\" }",
        "next = \"link\"\nlimit = \"size\"\nmax-limit = 1",
    ] {
        let made = with(&format!("[[pages]]\n{rule}"));
        assert!(made.report.contains("applies to no operation"), "{rule}\n{}", made.report);
        assert!(!made.file("src/pets/list_pets.rs").contains("Pages<"), "{rule}");
    }
}

#[test]
fn rejects_offset_past_end_is_declared_in_the_pagination() {
    let rule = "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 99";
    let is_declared = |text: &str| {
        with(text).file("src/pets/list_pets.rs").contains(".rejects_offset_past_end()")
    };
    assert!(is_declared(&format!("{rule}\nrejects-offset-past-end = true")));
    assert!(!is_declared(&format!("{rule}\nrejects-offset-past-end = false")));
    assert!(!is_declared(rule));
}

#[test]
fn idempotency_header_gets_a_key_in_post_operations() {
    let rule = "[[idempotency]]\nheader = \"Idempotency-Key\"";
    let set = with(rule);
    assert_eq!(set.report, "");
    let post = set.file("src/owners_v2/add_owner.rs");
    assert!(post.contains("request.idempotency_key(\"Idempotency-Key\");"), "{post}");
    assert!(post.contains("pub fn idempotency_key(mut self"), "{post}");
    assert!(!set.file("src/pets/get_pet.rs").contains("idempotency"));
    assert!(!with("").file("src/owners_v2/add_owner.rs").contains("idempotency"));
}

#[test]
fn idempotency_include_and_exclude_select_operations() {
    for (selectors, has_key) in [
        ("include = [{ tag = \"Owners (v2)\" }]", true),
        ("include = [{ operation = \"getPet\" }]", false),
        ("exclude = [{ path = \"/owners\" }]", false),
        ("exclude = [{ tag = \"Pets\" }]", true),
    ] {
        let set = with(&format!("[[idempotency]]\nheader = \"K\"\n{selectors}"));
        let post = set.file("src/owners_v2/add_owner.rs");
        assert_eq!(post.contains("request.idempotency_key(\"K\")"), has_key, "{selectors}");
    }
}

#[test]
fn lenient_document_and_operations_are_decoded_leniently() {
    let of = |document: &str, tables: &str| {
        let set = made("", document, tables);
        assert_eq!(set.report, "", "{document} {tables}");
        ["list_pets", "get_pet"].map(|name| {
            let file = set.file(&format!("src/pets/{name}.rs"));
            assert!(!file.contains("request.lenient_types();"), "{file}");
            file.contains("request.lenient();")
        })
    };
    assert_eq!(of("", ""), [false, false]);
    assert_eq!(of("lenient = true", ""), [true, true]);
    assert_eq!(of("lenient = false", ""), [false, false]);
    let operations = |selector: &str| format!("[lenient]\noperations = [{{ {selector} }}]");
    assert_eq!(of("", &operations("tag = \"Pets\"")), [true, true]);
    assert_eq!(of("", &operations("operation = \"getPet\"")), [false, true]);
    assert_eq!(of("", &operations("path = \"/pets/{id}\"")), [false, true]);
    // A response without a body has no values.
    let set = made("", "lenient = true", "");
    assert!(!set.file("src/owners_v2/add_owner.rs").contains("lenient"));
}

/// A document with a job.
const EXPORTS: &str = "
openapi: 3.0.3
info: { title: Exports, version: '1' }
paths:
  /exports/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post: { operationId: start, tags: [E], responses: { '202': { $ref: '#/components/responses/E' } } }
    get: { operationId: status, tags: [E], responses: { '200': { $ref: '#/components/responses/E' } } }
    delete: { operationId: cancel, tags: [E], responses: { '204': { description: ok } } }
  /exports/{id}/file:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: file, tags: [E], responses: { '200': { $ref: '#/components/responses/E' } } }
components:
  responses:
    E: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/E' } } } }
  schemas:
    E: { type: object, properties: { id: { type: string }, state: { type: string } } }
";

#[test]
fn job_keys_decide_the_methods_of_its_operations() {
    let job = "[[job]]\nstart = \"start\"\nstatus = \"status\"\nparameter = \"id\"\nstate = \"state\"\ndone = [\"D\"]";
    let located = "result = { operation = \"file\", from = \"location\" }";
    let files = |keys: &str| {
        let made = made_of(EXPORTS, "", "", &format!("{job}\n{keys}"));
        assert_eq!(made.report, "", "{keys}");
        let flat = |path: &str| made.file(path).split_whitespace().collect::<String>();
        ["start", "status", "file"].map(|name| flat(&format!("src/e/{name}.rs")))
    };
    for (keys, start, status, file) in [
        ("", "id:\"\"", "job.wait(poll).await}", ""),
        ("id = \"id\"", "id:\"id\"", "", ""),
        ("result = \"file\"", "", "handle.file(job.id())", ""),
        (located, "", ".at_location(job.location(response.raw())?)", "fnat_location("),
        ("cancel = \"cancel\"", "", "job.cancel(error,handle.cancel(job.id())", ""),
        ("failed = [\"F\"]", "failed:&[\"F\"]", "failed:&[\"F\"]", ""),
        ("running = [\"R\"]", "running:&[\"R\"]", "running:&[\"R\"]", ""),
    ] {
        let [in_start, in_status, in_file] = files(keys);
        assert!(in_start.contains("fnsend_and_wait(") && in_start.contains(start), "{in_start}");
        assert!(in_status.contains("fnwait_until_done("), "{in_status}");
        assert!(in_status.contains(status), "{in_status}");
        assert!(in_file.contains(file), "{in_file}");
    }
    let twice = made_of(EXPORTS, "", "", &format!("{job}\n{job}"));
    assert!(twice.report.contains("`start` is an operation of another job"), "{}", twice.report);
    assert!(!made_of(EXPORTS, "", "", "").file("src/e/status.rs").contains("wait_until_done"));
}
