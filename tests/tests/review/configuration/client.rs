//! The keys that concern the client and the environment in which it runs.

use super::{Row, check, row};

fn client_parameter(setter: &str, more: &str) -> String {
    format!(
        "[[client-parameter]]\nname = \"X-Tenant\"\nsetter = \"{setter}\"\ndocs = \"The tenant.\"\n{more}"
    )
}

#[test]
fn client_parameter_has_exactly_its_effect() {
    const KEY: &str = "client-parameter";
    let tenant = || client_parameter("tenant_name", "");
    let value = |value: &str| client_parameter("tenant_name", &format!("value = \"{value}\"\n"));
    let rows: [Row; 7] = [
        (
            KEY,
            String::new(),
            tenant(),
            &[
                "source+behavior parameter-source-changed listPets, the header parameter `X-Tenant` | pets::ListPets::x_tenant",
            ],
        ),
        (
            KEY,
            tenant(),
            String::new(),
            &[
                "source client-parameter-changed zoo, client parameter `X-Tenant` | ClientBuilder::tenant_name",
                "behavior parameter-source-changed listPets, the header parameter `X-Tenant`",
            ],
        ),
        (
            KEY,
            tenant(),
            client_parameter("owner", ""),
            &[
                "source client-parameter-changed zoo, client parameter `X-Tenant` | ClientBuilder::tenant_name -> ClientBuilder::owner",
            ],
        ),
        (
            KEY,
            tenant(),
            value("a"),
            &[
                "source client-parameter-changed zoo, client parameter `X-Tenant` | ClientBuilder::tenant_name -> fn(self, on: bool) -> Self",
            ],
        ),
        (
            KEY,
            value("a"),
            tenant(),
            &[
                "source client-parameter-changed zoo, client parameter `X-Tenant` | ClientBuilder::tenant_name -> fn(self, value: impl Into<String>) -> Self",
            ],
        ),
        (
            KEY,
            value("a"),
            value("b"),
            &["behavior client-parameter-changed zoo, client parameter `X-Tenant`"],
        ),
        (KEY, tenant(), tenant().replace("The tenant", "A tenant"), &[]),
    ];
    check(rows);
}

#[test]
fn environment_has_exactly_its_effect() {
    const ZOO: &str = "[environment]\nprefix = \"ZOO\"\n";
    const FILE: &str = "[environment]\nprefix = \"ZOO\"\nfile = { path = \"c.json\", base-url = \"u\", client-id = \"i\", client-secret = \"s\" }\n";
    const CHANGED: &[&str] = &["behavior environment-changed zoo"];
    let other = |old: &str, new: &str| FILE.replace(old, new);
    check([
        row("environment", "", ZOO, &[]),
        row("environment", ZOO, "[environment]\nprefix = \"PETS\"\n", CHANGED),
        row("environment", ZOO, FILE, CHANGED),
        row("environment", FILE, ZOO, CHANGED),
        row("environment", FILE, &other("c.json", "d.json"), CHANGED),
        row("environment", FILE, &other("\"u\"", "\"v\""), CHANGED),
        row("environment", FILE, &other("\"i\"", "\"j\""), CHANGED),
        row("environment", FILE, &other("\"s\"", "\"t\""), CHANGED),
        row("environment", FILE, &other("file = {", "file = { format = \"yaml\","), CHANGED),
        row(
            "environment",
            ZOO,
            "",
            &[
                "source runtime-changed zoo",
                "source+behavior environment-changed zoo | Client::from_environment | ClientBuilder::environment",
            ],
        ),
    ]);
}

#[test]
fn key_of_reviews_has_no_effect() {
    check([
        row("review", "", "[review]\npath-rewrite = [{ from = \"/a\", to = \"\" }]\n", &[]),
        row(
            "review",
            "",
            "[review]\nverdicts = [{ rule = \"type-added\", verdict = \"doc\" }]\n",
            &[],
        ),
        row(
            "accept",
            "",
            "[[accept]]\ncode = \"invalid-default\"\nat = \"*\"\nreason = \"none\"\n",
            &[],
        ),
    ]);
}
