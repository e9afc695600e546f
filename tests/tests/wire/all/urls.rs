//! Encoding of unusual arguments in URLs.

use sailpoint::Error;

use super::{VERSION, role_mining};
use crate::document::operation;
use crate::example::{Detail, response};
use crate::exchange::Wire;
use crate::expect::get;

const ASCII: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

#[tokio::test]
async fn ascii_characters_in_a_path_are_encoded() {
    let wire = ready("getRoleMiningSessionStatus").await;
    let expected = get(
        "/role-mining-sessions/%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F\
         %40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~/status",
    );
    wire.check(expected, role_mining(&wire).get_role_mining_session_status(ASCII).send()).await;
}

#[tokio::test]
async fn ascii_characters_in_a_query_are_encoded() {
    let wire = ready("getSavedPotentialRoles").await;
    let expected = get(
        "/role-mining-potential-roles/saved?sorters=%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789\
         %3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz\
         %7B%7C%7D~",
    );
    wire.check(expected, role_mining(&wire).get_saved_potential_roles().sorters(ASCII).send())
        .await;
}

#[tokio::test]
async fn non_ascii_characters_are_encoded() {
    let wire = ready("getPotentialRoleSourceIdentityUsage").await;
    let expected =
        get("/role-mining-potential-roles/%E4%BD%A0%00/sources/%F0%9F%98%80%0A/identityUsage\
         ?sorters=%D7%A9%C2%85");
    let api = role_mining(&wire);
    let call = api.get_potential_role_source_identity_usage("你\0", "😀\n").sorters("ש\u{85}");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn empty_query_argument_is_sent() {
    let wire = ready("getSavedPotentialRoles").await;
    let expected = get("/role-mining-potential-roles/saved?sorters=");
    wire.check(expected, role_mining(&wire).get_saved_potential_roles().sorters("").send()).await;
}

#[tokio::test]
async fn empty_path_argument_is_an_error() {
    let wire = Wire::scripted(&VERSION, Vec::new()).await;
    let outcome = role_mining(&wire).get_role_mining_session("").send().await;
    assert!(matches!(outcome, Err(Error::Build(_))), "{outcome:?}");
    assert!(wire.is_untouched().await);
}

/// A path segment of one or two dots, encoded or not, would address another operation.
#[tokio::test]
async fn path_argument_of_dots_is_an_error() {
    for dots in [".", ".."] {
        let wire = Wire::scripted(&VERSION, Vec::new()).await;
        let outcome = role_mining(&wire).get_role_mining_session(dots).send().await;
        assert!(matches!(outcome, Err(Error::Build(_))), "{outcome:?}");
        assert!(wire.is_untouched().await);
    }
}

/// Creates a wire for one call.
async fn ready(id: &str) -> Wire {
    let operation = operation(&VERSION, id);
    Wire::scripted(&VERSION, vec![response(&operation, None, Detail::Documented)]).await
}
