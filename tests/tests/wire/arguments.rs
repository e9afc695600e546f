//! Arguments with reserved characters of URLs, one for each parameter, so that a missing escape or two swapped parameters
//! fail a test.

/// `s%2F1%20%3F%23%C3%BC` in a path
pub const SESSION: &str = "s/1 ?#ü";

/// `r%262%3D%2B%2541` in a path
pub const ROLE: &str = "r&2=+%41";

/// `e%3B3%2C%22x%22` in a path
pub const EXPORT: &str = "e;3,\"x\"";

/// `q%3A4%40%5B~%5D` in a path
pub const SOURCE: &str = "q:4@[~]";

/// `i%2F5%20%3Cme%3E` in a query
pub const IDENTITY: &str = "i/5 <me>";

/// `name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29` in a query
pub const FILTERS: &str = "name co \"R&D/ü\" or (id eq 1+2%)";

/// `-name%2Cat%3F%23%3D%3B` in a query
pub const SORTERS: &str = "-name,at?#=;";
