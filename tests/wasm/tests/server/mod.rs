//! An HTTP server of Node on loopback, which sends prepared responses and records requests.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "node:http")]
extern "C" {
    type HttpServer;
    #[wasm_bindgen(js_name = createServer)]
    fn create_server(handler: &Function) -> HttpServer;
    #[wasm_bindgen(method)]
    fn listen(this: &HttpServer, port: u16, host: &str, ready: &Function);
    #[wasm_bindgen(method)]
    fn address(this: &HttpServer) -> JsValue;
    #[wasm_bindgen(method)]
    fn close(this: &HttpServer);
    #[wasm_bindgen(method, js_name = closeAllConnections)]
    fn close_all_connections(this: &HttpServer);

    type Incoming;
    #[wasm_bindgen(method, getter)]
    fn method(this: &Incoming) -> String;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Incoming) -> String;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Incoming) -> JsValue;
    #[wasm_bindgen(method)]
    fn on(this: &Incoming, event: &str, listener: &Function);

    type Outgoing;
    #[wasm_bindgen(method, setter, js_name = statusCode)]
    fn set_status(this: &Outgoing, status: u16);
    #[wasm_bindgen(method, js_name = setHeader)]
    fn set_header(this: &Outgoing, name: &str, value: &str);
    #[wasm_bindgen(method)]
    fn end(this: &Outgoing, body: &str);
}

pub struct Server {
    server: HttpServer,
    requests: Rc<RefCell<Vec<String>>>,
}

impl Server {
    /// Starts a server that sends each of the responses once, in their order.
    pub async fn start(responses: &[(u16, &str)]) -> Self {
        let requests = Rc::<RefCell<Vec<String>>>::default();
        let recorded = Rc::clone(&requests);
        let mut responses: VecDeque<_> =
            responses.iter().map(|(status, body)| (*status, String::from(*body))).collect();
        let handler = Closure::<dyn FnMut(Incoming, Outgoing)>::new(
            move |request: Incoming, response: Outgoing| {
                let (status, body) = responses.pop_front().unwrap_or((500, String::new()));
                respond(request, response, status, body, Rc::clone(&recorded));
            },
        );
        let server = create_server(handler.into_js_value().unchecked_ref());
        let listening = Promise::new(&mut |resolve, _| server.listen(0, "127.0.0.1", &resolve));
        JsFuture::from(listening).await.expect("the server listens");
        Self { server, requests }
    }

    pub fn url(&self) -> String {
        let port = Reflect::get(&self.server.address(), &"port".into())
            .ok()
            .and_then(|port| port.as_f64());
        format!("http://127.0.0.1:{}", port.expect("the server has a port"))
    }

    /// The requests in their order: method, path, credentials, the header of experimental operations, and the body.
    pub fn requests(&self) -> Vec<String> {
        self.requests.borrow().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.server.close();
        self.server.close_all_connections();
    }
}

/// Records the request when its body is complete, and then sends the response.
fn respond(
    request: Incoming,
    response: Outgoing,
    status: u16,
    body: String,
    requests: Rc<RefCell<Vec<String>>>,
) {
    let headers = request.headers();
    let header = |name: &str| {
        Reflect::get(&headers, &name.into())
            .ok()
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    };
    let mut line = format!(
        "{} {} {} {}",
        request.method(),
        request.url(),
        header("authorization"),
        header("x-sailpoint-experimental")
    );
    let received = Rc::new(RefCell::new(String::new()));
    let chunks = Rc::clone(&received);
    let data = Closure::<dyn FnMut(JsValue)>::new(move |chunk: JsValue| {
        chunks.borrow_mut().push_str(&String::from(js_sys::Object::from(chunk).to_string()));
    });
    let end = Closure::once_into_js(move || {
        if !received.borrow().is_empty() {
            line = format!("{line} {}", received.borrow());
        }
        requests.borrow_mut().push(line);
        response.set_status(status);
        response.set_header("content-type", "application/json");
        response.end(&body);
    });
    request.on("data", data.into_js_value().unchecked_ref());
    request.on("end", end.unchecked_ref());
}
