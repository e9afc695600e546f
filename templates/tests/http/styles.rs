//! The styles of parameters.

use std::collections::BTreeMap;

use sailwright_runtime::generated::{Error, Style};

use crate::requests::{object, sent, target};

#[tokio::test]
async fn query_styles_are_those_of_openapi() {
    let list: &[&str] = &["blue", "black,1"];
    let cases: [(Style, bool, &str, &str); 5] = [
        (Style::Form, true, "c=blue&c=black%2C1", "G%20b=200&R=100"),
        (Style::Form, false, "c=blue,black%2C1", "c=G%20b,200,R,100"),
        (Style::SpaceDelimited, false, "c=blue%20black%2C1", "c=G%20b%20200%20R%20100"),
        (Style::PipeDelimited, false, "c=blue%7Cblack%2C1", "c=G%20b%7C200%7CR%7C100"),
        (
            Style::DeepObject,
            true,
            "c%5B%5D=blue&c%5B%5D=black%2C1",
            "c%5BG%20b%5D=200&c%5BR%5D=100",
        ),
    ];
    for (style, explode, of_list, of_object) in cases {
        let sent = target("/x", |request| request.query_as("c", &list, style, explode)).await;
        assert_eq!(sent, format!("/v1/x?{of_list}"), "{style:?}");
        let sent = target("/x", |request| request.query_as("c", &object(), style, explode)).await;
        assert_eq!(sent, format!("/v1/x?{of_object}"), "{style:?}");
    }
    let json = target("/x", |request| request.query_json("f", &object())).await;
    assert_eq!(json, "/v1/x?f=%7B%22G%20b%22%3A200%2C%22R%22%3A100%7D");
    let empty: [&str; 0] = [];
    assert_eq!(target("/x", |r| r.query("c", &&empty[..])).await, "/v1/x");
    assert_eq!(
        target("/x", |r| r.query_as("c", &&empty[..], Style::Form, false)).await,
        "/v1/x?c="
    );
}

#[tokio::test]
async fn path_styles_are_those_of_openapi() {
    let list: &[&str] = &["a", "b"];
    let cases = [
        (Style::Simple, false, "a,b", "G%20b,200,R,100"),
        (Style::Simple, true, "a,b", "G%20b=200,R=100"),
        (Style::Label, false, ".a,b", ".G%20b,200,R,100"),
        (Style::Label, true, ".a.b", ".G%20b=200.R=100"),
        (Style::Matrix, false, ";c=a,b", ";c=G%20b,200,R,100"),
        (Style::Matrix, true, ";c=a;c=b", ";G%20b=200;R=100"),
    ];
    for (style, explode, of_list, of_object) in cases {
        let sent = target("/{c}", |request| request.path_as("c", &list, style, explode)).await;
        assert_eq!(sent, format!("/v1/{of_list}"), "{style:?} {explode}");
        let sent = target("/{c}", |request| request.path_as("c", &object(), style, explode)).await;
        assert_eq!(sent, format!("/v1/{of_object}"), "{style:?} {explode}");
    }
}

// RFC 6570, sections 3.2.4 and 3.2.7: `,` separates the values of a list, and `;` the parameters.
#[tokio::test]
async fn reserved_separator_in_a_value_of_a_path_is_encoded() {
    let list: &[&str] = &["a,b;c", "d"];
    let map = BTreeMap::from([("R".to_owned(), "1,G=2;B=3".to_owned())]);
    let cases = [
        (Style::Simple, false, "a%2Cb;c,d", "R,1%2CG=2;B=3"),
        (Style::Simple, true, "a%2Cb;c,d", "R=1%2CG=2;B=3"),
        (Style::Label, false, ".a%2Cb;c,d", ".R,1%2CG=2;B=3"),
        (Style::Label, true, ".a,b;c.d", ".R=1,G=2;B=3"),
        (Style::Matrix, false, ";c=a%2Cb%3Bc,d", ";c=R,1%2CG=2%3BB=3"),
        (Style::Matrix, true, ";c=a,b%3Bc;c=d", ";R=1,G=2%3BB=3"),
    ];
    for (style, explode, of_list, of_object) in cases {
        let sent = target("/{c}", |request| request.path_reserved("c", &list, style, explode));
        assert_eq!(sent.await, format!("/v1/{of_list}"), "{style:?} {explode}");
        let sent = target("/{c}", |request| request.path_reserved("c", &map, style, explode));
        assert_eq!(sent.await, format!("/v1/{of_object}"), "{style:?} {explode}");
    }
    let sent = target("/c", |request| request.query_reserved("c", &list, Style::Form, true)).await;
    assert_eq!(sent, "/v1/c?c=a,b;c&c=d");
    let sent =
        target("/{c}", |request| request.path_reserved("c", &"a;b,c", Style::Matrix, false)).await;
    assert_eq!(sent, "/v1/;c=a%3Bb,c");
}

// Swagger 2.0 has no escape for the delimiters of lists in lists.
#[tokio::test]
async fn delimiter_in_an_item_of_lists_in_a_list_is_encoded_or_rejected() {
    for (delimiters, explode, item, expected) in [
        ("|,", false, "a|b", None),
        (" ,", false, "a b", None),
        ("\t|", false, "a\tb", None),
        ("|,", false, "a,b", None),
        ("| ,", false, "a|b", None),
        (",|", false, "a,b", Some("c=a%2Cb%7Cx,y")),
        ("|,", true, "a|b", Some("c=a%7Cb,x&c=y")),
    ] {
        let lists = vec![vec![item.to_owned(), "x".to_owned()], vec!["y".to_owned()]];
        let sent = sent("/x", |request| {
            request.query_as("c", &lists, Style::Lists(delimiters), explode);
        });
        let sent = sent.await.map(|request| request.target);
        match expected {
            Some(query) => assert_eq!(sent.expect("a response"), format!("/v1/x?{query}")),
            None => assert!(matches!(sent, Err(Error::Build(_))), "{delimiters:?} {item}"),
        }
    }
    // Neither headers nor parts are percent-encoded.
    let lists = vec![vec!["a,b".to_owned()]];
    let header = sent("/x", |r| r.header_as("c", &lists, Style::Lists(",|"), false)).await;
    assert!(matches!(header, Err(Error::Build(_))));
    let part = sent("/x", |r| r.part_styled("c", &lists, Style::Lists(",|"), false)).await;
    assert!(matches!(part, Err(Error::Build(_))));
    let list = vec!["a,b".to_owned(), "c".to_owned()];
    let part = sent("/x", |r| r.part_styled("c", &list, Style::Form, false)).await;
    assert!(matches!(part, Err(Error::Build(_))));
    let part = sent("/x", |r| r.part_styled("c", &list, Style::Form, true)).await;
    assert!(part.expect("a response").text().contains("\r\n\r\na,b\r\n"));
}
