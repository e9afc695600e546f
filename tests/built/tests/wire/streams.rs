//! The tests of pages, event streams, forms and error bodies, for the client that the enclosing module imports as `feeds`.

use std::error::Error as StdError;

use sailwright_built::Money;
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server, sequence};

use super::feeds::v1::feeds::FeedsError;
use super::feeds::v1::imports::ImportsError;
use super::feeds::v1::payments::PaymentsError;
use super::feeds::{Client, Error, FilePart, types, v1, v2};

type Done = Result<(), Box<dyn StdError>>;

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";
const OTHER: &str = "00000000-0000-0000-0000-000000000001";

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().expect("a client")
}

fn json(status: u16, body: &str) -> ScriptedResponse {
    ScriptedResponse::json(status, body)
}

fn fee(cents: i64) -> Money {
    Money { cents, currency: "EUR".to_owned() }
}

fn lines(server: &Server) -> Vec<String> {
    server.requests().iter().map(RecordedRequest::line).collect()
}

#[tokio::test]
async fn items_of_pages_have_external_types() -> Done {
    let pages = [format!(r#"["{ID}","{OTHER}"]"#), format!(r#"["{ID}"]"#), "[]".to_owned()];
    let server = Server::start(sequence(pages.map(|page| json(200, &page)).into()));
    let ids: Vec<uuid::Uuid> = client(&server).v1().feeds().list_ids().items().all().await?;
    assert_eq!(ids, [ID.parse::<uuid::Uuid>()?, OTHER.parse()?, ID.parse()?]);
    let expected = [0, 2, 3].map(|offset| format!("GET /ids?offset={offset}&limit=2 HTTP/1.1"));
    assert_eq!(lines(&server), expected);

    let pages = [
        r#"{"data":[{"cents":1,"currency":"EUR"}],"next":"p2"}"#,
        r#"{"data":[{"cents":2,"currency":"EUR"}]}"#,
    ];
    let server = Server::start(sequence(pages.map(|page| json(200, page)).into()));
    let prices: Vec<Money> = client(&server).v1().feeds().list_prices().items().all().await?;
    assert_eq!(prices, [fee(1), fee(2)]);
    assert_eq!(lines(&server), ["GET /prices HTTP/1.1", "GET /prices?after=p2 HTTP/1.1"]);

    let page = format!(r#"[{{"id":"{ID}","at":null,"links":["https://example.org/a"]}}]"#);
    let server = Server::start(sequence(vec![json(200, &page), json(200, "[]")]));
    let entries: Vec<types::Entry> =
        client(&server).v1().feeds().list_entries().items().all().await?;
    assert_eq!(entries[0].id, ID.parse::<uuid::Uuid>()?);
    assert!(entries[0].at.is_null());
    Ok(())
}

#[tokio::test]
async fn invalid_item_of_a_page_is_an_error_with_its_path() -> Done {
    let server = Server::start(|_| json(200, r#"{"data":[{"cents":1,"currency":"EUR"},{}]}"#));
    let result = client(&server).v1().feeds().list_prices().items().all().await;
    let Err(Error::Decode(error)) = result else { panic!("{result:?}") };
    assert!(error.to_string().contains("$.data[1]"), "{error}");
    Ok(())
}

#[tokio::test]
async fn events_have_external_types() -> Done {
    let server = Server::start(|request| {
        let events = match request.target.as_str() {
            "/ticks" => "data: {\"cents\":1,\ndata: \"currency\":\"EUR\"}\n\ndata: {}\n\n",
            "/clock" => {
                "data: 2024-05-31T12:00:00Z\n\ndata: \"2024-05-31T12:00:00Z\"\n\ndata: noon\n\n"
            }
            _ => "data: {\"id\":\"67e55044-10b1-426f-9247-bb680e5fe0c8\"}\n\n",
        };
        ScriptedResponse::new(200).header("content-type", "text/event-stream").send(events)
    });
    let client = client(&server);
    let mut ticks = client.v1().feeds().ticks().send().await?.into_value();
    let tick: Money = ticks.next().await.ok_or("an event")??.data;
    assert_eq!(tick, fee(1));
    assert!(matches!(ticks.next().await, Some(Err(Error::Decode(_)))));

    let mut log = client.v1().feeds().log().send_for_events().await?.into_value();
    let entry: types::Entry = log.next().await.ok_or("an event")??.data;
    assert_eq!(entry.id, ID.parse::<uuid::Uuid>()?);

    // The data of an event is text, so that a string has no quotes.
    let mut clock = client.v1().feeds().clock().send().await?.into_value();
    for _ in ["text", "JSON"] {
        let time: jiff::Timestamp = clock.next().await.ok_or("an event")??.data;
        assert_eq!(time.as_second(), 1_717_156_800);
    }
    assert!(matches!(clock.next().await, Some(Err(Error::Decode(_)))));
    Ok(())
}

#[tokio::test]
async fn parts_of_forms_have_external_types() -> Done {
    let server = Server::start(|_| json(201, &format!("\"{OTHER}\"")));
    let file = FilePart::new("a.csv", "1\n");
    let (id, at): (uuid::Uuid, jiff::Timestamp) = (ID.parse()?, "2024-05-31T12:00:00Z".parse()?);
    let links = [url::Url::parse("https://example.org/a")?, url::Url::parse("https://b.example/")?];
    let mut entry = types::Entry::new(id);
    entry.fee = Some(fee(3));
    let client = client(&server);
    let request = client.v1().imports().import(&fee(1), &file, &id);
    let request = request.at(&at).fees(&[fee(2)]).links(&links).entry(&entry);
    let created: uuid::Uuid = request.send().await?.into_value();
    assert_eq!(created, OTHER.parse::<uuid::Uuid>()?);
    let form = server.requests()[0].text();
    let parts: Vec<&str> = form.split("content-disposition: form-data; name=").skip(1).collect();
    let part = |name: &str| {
        let part = parts.iter().find(|part| part.starts_with(&format!("\"{name}\"")));
        part.and_then(|part| part.split_once("\r\n")?.1.rsplit_once("\r\n--")).map(|part| part.0)
    };
    let json = |text: &str| Some(format!("content-type: application/json\r\n\r\n{text}"));
    assert_eq!(part("id"), Some(format!("\r\n{ID}").as_str()));
    assert_eq!(part("at"), Some("\r\n2024-05-31T12:00:00Z"));
    assert_eq!(part("fee").map(str::to_owned), json(r#"{"cents":1,"currency":"EUR"}"#));
    let entry = format!(r#"{{"fee":{{"cents":3,"currency":"EUR"}},"id":"{ID}"}}"#);
    assert_eq!(part("entry").map(str::to_owned), json(&entry));
    // Each item of a list is a part (OpenAPI 3.0.4, Encoding Object).
    assert_eq!(part("fees").map(str::to_owned), json(r#"{"cents":2,"currency":"EUR"}"#));
    let links: Vec<_> = parts.iter().filter(|part| part.starts_with("\"links\"")).collect();
    assert!(links[0].contains("\r\n\r\nhttps://example.org/a\r\n--"), "{form}");
    assert!(links[1].contains("\r\n\r\nhttps://b.example/\r\n--"), "{form}");
    assert_eq!(links.len(), 2);
    Ok(())
}

#[tokio::test]
async fn error_bodies_have_external_types() -> Done {
    let responses = [
        json(402, r#"{"cents":1,"currency":"EUR"}"#),
        json(409, &format!(r#"["{ID}"]"#)),
        json(423, r#""2024-05-31T12:00:00Z""#),
        json(418, &format!(r#"{{"id":"{ID}","detail":"no"}}"#)),
    ];
    let server = Server::start(sequence(responses.into()));
    let client = client(&server);
    let (file, id) = (FilePart::new("a.csv", "1\n"), ID.parse()?);
    for expected in [
        ImportsError::PaymentRequired(Box::new(fee(1))),
        ImportsError::Conflict(Box::new(vec![id])),
        ImportsError::Locked(Box::new("2024-05-31T12:00:00Z".parse()?)),
    ] {
        let result = client.v1().imports().import(&fee(1), &file, &id).send().await;
        let Err(Error::Api(error)) = result else { panic!("{result:?}") };
        assert_eq!(*error.body(), expected);
    }
    let result = client.v1().imports().import(&fee(1), &file, &id).send().await;
    let Err(Error::Api(error)) = result else { panic!("{result:?}") };
    let ImportsError::Default(problem) = error.body() else { panic!("{error:?}") };
    let problem: &types::Problem = problem;
    assert_eq!(problem.id, Some(id));

    let server = Server::start(|_| json(402, r#"{"cents":9,"currency":"EUR"}"#));
    let client = self::client(&server);
    let Err(Error::Api(error)) = client.v1().payments().pay(&fee(9)).send().await else {
        panic!("no error")
    };
    assert_eq!(*error.body(), PaymentsError::Default(Box::new(fee(9))));
    let Err(Error::Api(error)) = client.v1().feeds().list_ids().items().all().await else {
        panic!("no error")
    };
    assert_eq!(*error.body(), FeedsError::PaymentRequired(Box::new(fee(9))));
    Ok(())
}

#[tokio::test]
async fn shared_type_is_an_error_body_of_one_document() -> Done {
    let server = Server::start(|request| match request.index {
        0 => json(200, &format!(r#"{{"id":"{ID}","fee":{{"cents":1,"currency":"EUR"}}}}"#)),
        _ => json(404, &format!(r#"{{"id":"{ID}","fee":{{"cents":2,"currency":"EUR"}}}}"#)),
    });
    let client = client(&server);
    let id = ID.parse()?;
    let entry: v1::types::Entry = client.v2().entries().get_entry(&id).send().await?.into_value();
    assert_eq!(entry.fee, Some(fee(1)));
    let Err(Error::Api(error)) = client.v2().entries().get_entry(&id).send().await else {
        panic!("no error")
    };
    let problem: &v2::types::Problem = error.body();
    assert_eq!((problem.id, problem.fee.as_ref()), (Some(id), Some(&fee(2))));
    Ok(())
}
