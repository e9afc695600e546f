//! The usual names of parameters and properties of pages, the most specific ones first.

pub(super) const OFFSETS: &[&str] =
    &["offset", "skip", "$skip", "start", "startAt", "start_at", "page[offset]"];
/// The parameters with which a start is the start of a range, such as one of time.
pub(super) const RANGE_ENDS: &[&str] = &["end", "endAt", "end_at", "stop", "duration"];
pub(super) const PAGES: &[&str] = &[
    "page",
    "page_number",
    "pageNumber",
    "page_num",
    "pageNum",
    "page_no",
    "pageNo",
    "page_index",
    "pageIndex",
    "current_page",
    "currentPage",
    "page[number]",
];
pub(super) const LIMITS: &[&str] = &[
    "limit",
    "count",
    "top",
    "$top",
    "take",
    "page_size",
    "pageSize",
    "per_page",
    "perPage",
    "size",
    "max_results",
    "maxResults",
    "page[limit]",
    "page[size]",
    "results_per_page",
];
pub(super) const CURSORS: &[&str] = &[
    "cursor",
    "after",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "pagination_token",
    "starting_after",
    "continuation_token",
    "continuationToken",
    "next_page_token",
    "nextPageToken",
    "marker",
    "bookmark",
    "next_cursor",
    "start_cursor",
    "startCursor",
    "page_cursor",
    "pageCursor",
    "page[after]",
    "page[cursor]",
    "continue",
    "start",
];
pub(super) const NEXT: &[&str] = &[
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "continuation_token",
    "continuationToken",
    "next_marker",
    "nextMarker",
    "starting_after",
    "end_cursor",
    "endCursor",
    "next_page",
    "next",
    "cursor",
    "after",
    "bookmark",
    "continue",
];
/// The properties whose value is always a URL.
pub(super) const NEXT_URLS: &[&str] = &[
    "next_url",
    "nextUrl",
    "nextUri",
    "next_uri",
    "next_link",
    "nextLink",
    "next_page_url",
    "nextPageUrl",
    "next_page_uri",
    "@odata.nextLink",
];
/// The properties whose value is a URL if their format is.
pub(super) const NEXT_LINKS: &[&str] = &["next", "next_page", "nextPage"];
pub(super) const SEARCH_AFTER: &[&str] = &["searchAfter", "search_after"];
pub(super) const SORTS: &[&str] = &["sort", "sorters", "sort_by", "sortBy"];
/// The objects of a request or response that contain parameters, the cursor or the total.
pub(super) const OUTER: &[&str] = &[
    "meta",
    "metadata",
    "paging",
    "pagination",
    "page",
    "cursors",
    "next",
    "pages",
    "response_metadata",
    "links",
    "_links",
    "page_info",
    "pageInfo",
];
pub(super) const ITEMS: &[&str] = &[
    "items",
    "data",
    "results",
    "result",
    "values",
    "records",
    "entries",
    "list",
    "resources",
    "content",
];
/// The objects of a response that contain the items.
pub(super) const AROUND_ITEMS: &[&str] = &["data", "result", "results", "response", "_embedded"];
pub(super) const TOTALS: &[&str] = &[
    "total",
    "total_count",
    "totalCount",
    "total_results",
    "totalResults",
    "total_items",
    "totalItems",
    "total_elements",
    "totalElements",
    "total_entries",
    "totalEntries",
    "total_records",
    "totalRecords",
    "itemCount",
];
pub(super) const TOTAL_HEADERS: &[&str] = &["x-total-count", "x-total", "total-count"];
/// The query parameters that request the total number of items.
pub(super) const COUNTS: &[&str] = &["count", "include_totals", "include_total", "with_count"];
