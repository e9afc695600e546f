//! The behavior of the server, chosen by a seed.

/// The response of the server to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plan {
    /// Sends the response.
    Respond,
    /// Sends the response and closes the connection, which it has announced.
    RespondAndClose,
    /// Sends the response with pauses.
    RespondSlowly,
    /// Rejects the request because of the rate limit, with the header `Retry-After`.
    Throttle,
    /// Rejects the token.
    Unauthorized,
    /// Rejects the request.
    Reject,
    /// Sends status code 500.
    Fail,
    /// Sends status code 503.
    Unavailable,
    /// Redirects to the same server.
    Redirect,
    /// Redirects to another server.
    RedirectAway,
    /// Closes the connection without a response.
    Close,
    /// Sends a part of the body and closes the connection.
    Truncate,
    /// Announces a body of 1 PiB, sends a part of it and closes the connection.
    AnnounceTooMuch,
    /// Sends nothing.
    Silence,
    /// Sends bytes that are not HTTP.
    Garbage,
    /// Sends 150 headers.
    ManyHeaders,
    /// Sends a body in a content encoding.
    Encode,
    /// Sends JSON that does not match.
    WrongJson,
}

use Plan::{
    AnnounceTooMuch, Close, Encode, Fail, Garbage, ManyHeaders, Redirect, RedirectAway, Reject,
    Respond, RespondAndClose, RespondSlowly, Silence, Throttle, Truncate, Unauthorized,
    Unavailable, WrongJson,
};

/// The plans, each with its weight.
const PLANS: [(Plan, u32); 18] = [
    (Respond, 120),
    (RespondAndClose, 10),
    (RespondSlowly, 6),
    (Throttle, 6),
    (Unauthorized, 1),
    (Reject, 4),
    (Fail, 4),
    (Unavailable, 8),
    (Redirect, 4),
    (RedirectAway, 4),
    (Close, 8),
    (Truncate, 4),
    (AnnounceTooMuch, 2),
    (Silence, 2),
    (Garbage, 3),
    (ManyHeaders, 2),
    (Encode, 2),
    (WrongJson, 3),
];

impl Plan {
    /// Chooses the plan of a request: the number of requests of the call that precede it decides, not the time.
    pub fn of_request(seed: u64, call: u64, number: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed ^ (call << 8) ^ number);
        let mut left = random.u32(..PLANS.iter().map(|(_, weight)| *weight).sum::<u32>());
        for (plan, weight) in PLANS {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return plan,
            }
        }
        Respond
    }

    /// Returns whether the server has carried out the request.
    pub fn is_carried_out(self) -> bool {
        !matches!(self, Throttle | Unauthorized | Reject | Redirect | RedirectAway)
    }
}
