//! The keys that concern single operations.

use super::{Row, check, row};

const PAGES: &str =
    "[[pages]]\noffset = \"offset\"\nlimit = \"limit\"\nmax-limit = 10\nitems = \"data\"\n";

const JOB: &str = "[[job]]\nstart = \"startExport\"\nstatus = \"getExport\"\nid = \"id\"\nparameter = \"id\"\n\
                   state = \"state\"\ndone = [\"DONE\"]\n";

const ORDERS: &str = "[[idempotency]]\nheader = \"Key\"\ninclude = [{ operation = \"addPet\" }]\n";

#[test]
fn rule_for_pages_has_exactly_its_effect() {
    const CHANGED: &[&str] = &["behavior paging-changed listShops"];
    check([
        row("pages", "", PAGES, CHANGED),
        row(
            "pages",
            PAGES,
            "",
            &[
                "source runtime-changed zoo",
                "source+behavior paging-changed listShops | shops::ListShops::items | shops::ListShops::pages",
            ],
        ),
    ]);
    let edit = |old: &str, new: &str| -> Row {
        ("pages", PAGES.to_owned(), PAGES.replace(old, new), CHANGED)
    };
    let page = PAGES.replace("offset = \"offset\"", "page = \"page\"");
    check([
        edit("\"offset\"", "\"skip\""),
        edit("offset = \"offset\"", "page = \"page\""),
        edit("\"limit\"", "\"size\""),
        edit("10", "20"),
        edit("items", "total = { property = \"total\" }\nitems"),
        edit("items", "rejects-offset-past-end = true\nitems"),
        ("pages", page.clone(), format!("{page}first-page = 0\n"), CHANGED),
    ]);
}

#[test]
fn job_has_exactly_its_effect() {
    const CHANGED: &[&str] = &["behavior job-changed startExport"];
    check([
        row("job", "", JOB, CHANGED),
        row(
            "job",
            JOB,
            "",
            &[
                "source runtime-changed zoo",
                "source+behavior job-changed startExport | exports::GetExport::wait_until_done | exports::StartExport::send_and_wait",
            ],
        ),
    ]);
    let edit =
        |old: &str, new: &str| -> Row { ("job", JOB.to_owned(), JOB.replace(old, new), CHANGED) };
    check([
        edit("id = \"id\"\np", "id = \"number\"\np"),
        edit("\"state\"", "\"phase\""),
        edit("\"DONE\"", "\"DONE\", \"READY\""),
        edit("done", "failed = [\"ERROR\"]\ndone"),
        edit("done", "running = [\"QUEUED\"]\ndone"),
        edit("done", "cancel = \"stopExport\"\ndone"),
    ]);
}

#[test]
fn idempotency_has_exactly_its_effect() {
    check([
        row(
            "idempotency",
            "",
            ORDERS,
            &[
                "behavior idempotency-changed addPet",
                "additive optional-parameter-added addPet, the header parameter `Key`",
            ],
        ),
        row(
            "idempotency",
            ORDERS,
            &format!("{ORDERS}exclude = [{{ operation = \"addPet\" }}]\n"),
            &[
                "source parameter-removed addPet, the header parameter `Key` | pets::AddPet::key",
                "behavior idempotency-changed addPet",
            ],
        ),
    ]);
}

#[test]
fn leniency_and_events_have_exactly_their_effect() {
    const PETS: &[&str] =
        &["behavior leniency-changed addPet", "behavior leniency-changed listPets"];
    check([
        row("lenient", "", "[lenient]\noperations = [{ tag = \"Pets\" }]\n", PETS),
        row("lenient", "", "[lenient]\ntypes = [\"Pet\"]\n", PETS),
        row(
            "lenient",
            "[lenient]\ntypes = [\"Pet\"]\n",
            "[lenient]\ntypes = [\"Pet\", \"Shops\"]\n",
            &["behavior leniency-changed listShops"],
        ),
        row("events", "", "[events]\nend = \"DONE\"\n", &["behavior events-changed watch"]),
    ]);
}
