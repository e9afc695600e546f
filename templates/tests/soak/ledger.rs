//! The account of each call: what the client has sent and what the server has received.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::plan::Plan;

/// The time after the end of a call in which the server may still receive a request of it.
const GRACE: Duration = Duration::from_secs(10);

/// Whether a request may be sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repetition {
    #[default]
    Safe,
    /// Not after it may have been carried out
    Unsafe,
    /// With the same key
    WithKey,
}

#[derive(Debug, Default)]
struct Account {
    repetition: Repetition,
    attempts: u64,
    received: u64,
    carried_out: u64,
    key: Option<String>,
    /// Whether the client has reported that the request was not carried out.
    is_denied: bool,
    end: Option<Instant>,
}

/// The totals of all calls.
#[derive(Debug, Default)]
pub struct Totals {
    pub calls: u64,
    pub attempts: u64,
    pub received: u64,
    pub plans: BTreeMap<Plan, u64>,
    pub results: BTreeMap<&'static str, u64>,
    pub tokens: u64,
    pub token_requests: u64,
    pub lost_connections: u64,
    pub violations: Vec<String>,
}

/// The open accounts, and the totals.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Accounts>);

#[derive(Debug, Default)]
struct Accounts {
    open: HashMap<u64, Account>,
    totals: Totals,
}

impl Ledger {
    fn accounts(&self) -> MutexGuard<'_, Accounts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn change<T>(&self, change: impl FnOnce(&mut Totals) -> T) -> T {
        change(&mut self.accounts().totals)
    }

    pub fn violation(&self, text: String) {
        self.change(|totals| totals.violations.push(text));
    }

    /// Opens the account of a call, and returns its ID.
    pub fn begin(&self, repetition: Repetition) -> u64 {
        let mut accounts = self.accounts();
        accounts.totals.calls += 1;
        let id = accounts.totals.calls;
        accounts.open.insert(id, Account { repetition, ..Account::default() });
        id
    }

    /// Counts an attempt of the client.
    pub fn attempt(&self, id: u64) {
        let mut accounts = self.accounts();
        accounts.totals.attempts += 1;
        accounts.open.entry(id).or_default().attempts += 1;
    }

    /// Counts a request that the server has received, and returns its plan.
    pub fn receive(&self, seed: u64, id: u64, key: Option<&str>) -> Plan {
        let mut accounts = self.accounts();
        let Accounts { open, totals } = &mut *accounts;
        totals.received += 1;
        let Some(account) = open.get_mut(&id) else {
            totals.violations.push(format!("a request of the unknown call {id}"));
            return Plan::Respond;
        };
        if account.repetition == Repetition::Unsafe && account.carried_out > 0 {
            totals.violations.push(format!("call {id} was sent again: {account:?}"));
        }
        if account.repetition == Repetition::WithKey {
            if key.is_none() || account.received > 0 && account.key.as_deref() != key {
                totals.violations.push(format!("call {id} has another key: {account:?}, {key:?}"));
            }
            account.key = key.map(str::to_owned);
        }
        let plan = Plan::of_request(seed, id, account.received);
        account.received += 1;
        account.carried_out += u64::from(plan.is_carried_out());
        *totals.plans.entry(plan).or_default() += 1;
        plan
    }

    /// Ends a call. `is_denied` if the client reports that the request was not carried out.
    pub fn end(&self, id: u64, result: &'static str, is_denied: bool) {
        let mut accounts = self.accounts();
        *accounts.totals.results.entry(result).or_default() += 1;
        let account = accounts.open.entry(id).or_default();
        (account.end, account.is_denied) = (Some(Instant::now()), is_denied);
    }

    /// Checks and closes the accounts of calls that have ended.
    pub fn settle(&self) {
        let mut accounts = self.accounts();
        let Accounts { open, totals } = &mut *accounts;
        open.retain(|id, account| {
            let is_open = account.end.is_none_or(|end| end.elapsed() < GRACE);
            if !is_open && account.received > account.attempts {
                totals.violations.push(format!("call {id} was received too often: {account:?}"));
            }
            if !is_open && account.is_denied && account.carried_out > 0 {
                totals.violations.push(format!("call {id} was carried out: {account:?}"));
            }
            is_open
        });
    }

    pub fn open_accounts(&self) -> usize {
        self.accounts().open.len()
    }
}
