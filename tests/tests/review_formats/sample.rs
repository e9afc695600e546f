//! A report made by hand.

use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{
    AcceptProblem, Acceptance, BrokenItem, CrateInfo, DocumentInfo, DocumentPair, Entry,
    FileLocation, LostReference, Place, Report, Subject, SubjectKind, VersionAdvice,
};

/// A text that tries to become something else in every format.
pub const HOSTILE: &str = "a`</code></pre><script>alert(1)</script><img src=x> @octocat #7 \
    https://evil.example [x](javascript:y) |\r\n::error::z %0A ]]> & \"'> {{script}} \u{202e}\u{1b}[31m\u{ffff} \
    <!-- ``` --> deadbeef@a.example ~~ __ **";

/// Returns a report with an entry for each verdict, an accepted entry, and an entry whose strings are all hostile.
pub fn report() -> Report {
    let pets = |location: FileLocation| DocumentInfo {
        title: "Pets".to_owned(),
        version: "1".to_owned(),
        root: location.file,
        operations: 3,
        types: 2,
    };
    let document = DocumentPair {
        name: "pets".to_owned(),
        old: Some(pets(at("old.yaml", 1))),
        new: Some(pets(at("spec/pets.yaml", 1))),
    };
    Report {
        old: info("main:sailwright.toml", "1.2.0"),
        new: info("sailwright.toml", "1.3.0"),
        documents: vec![document],
        lost: vec![LostReference {
            source: "sailwright.toml".to_owned(),
            message: "`pet.yaml` cannot be read".to_owned(),
            location: Some(at("spec/pets.yaml", 50)),
        }],
        entries: entries(),
        accepts: vec![AcceptProblem {
            fingerprint: "00112233445566aa".to_owned(),
            is_expired: true,
            location: at("sailwright.toml", 12),
            message: "the acceptance of `00112233445566aa` is expired".to_owned(),
        }],
        versions: vec![VersionAdvice {
            of: "the crate".to_owned(),
            old: "1.2.0".to_owned(),
            new: "1.3.0".to_owned(),
            required: Some("2.0.0".to_owned()),
            is_too_low: true,
            is_error: true,
        }],
        item_names: ["owner", "find"].map(|name| (name.to_owned(), 1)).into(),
    }
}

/// Returns a report with as many entries, which all have hostile strings.
pub fn large(count: usize) -> Report {
    let entries = (0..count).map(|number| Entry {
        rule: Rule::ALL[number % Rule::ALL.len()],
        verdicts: vec![Verdict::ALL[number * Verdict::ALL.len() / count.max(1)]],
        uses: vec![HOSTILE.to_owned(); number % 3],
        use_count: number % 3,
        fingerprint: format!("{number:016x}"),
        ..hostile()
    });
    Report { entries: entries.collect(), ..report() }
}

fn info(source: &str, version: &str) -> CrateInfo {
    CrateInfo {
        source: source.to_owned(),
        name: "petstore".to_owned(),
        version: version.to_owned(),
        operations: 3,
        types: 1,
    }
}

fn at(file: &str, line: usize) -> FileLocation {
    FileLocation { file: file.to_owned(), line, column: 7 }
}

fn place(path: &str, signature: &str, location: FileLocation) -> Place {
    Place {
        rust_path: Some(path.to_owned()),
        signature: Some(signature.to_owned()),
        location: Some(location),
    }
}

fn entry(rule: Rule, verdicts: &[Verdict], subject: (SubjectKind, &str), message: &str) -> Entry {
    Entry {
        rule,
        verdicts: verdicts.to_vec(),
        document: Some("pets".to_owned()),
        tag: (subject.0 == SubjectKind::Operation).then(|| "Pets".to_owned()),
        subject: Subject { kind: subject.0, name: subject.1.to_owned(), part: None },
        message: message.to_owned(),
        advice: None,
        old: None,
        new: None,
        broken: Vec::new(),
        uses: Vec::new(),
        use_count: 0,
        used_at: Vec::new(),
        fingerprint: "0123456789abcdef".to_owned(),
        acceptance: None,
    }
}

fn entries() -> Vec<Entry> {
    use SubjectKind::{Document, Operation, Type};
    use Verdict::{Additive, Behavior, Doc, Source, Wire};
    let message = "the property `owner` of `Pet` is removed";
    let removed = Entry {
        advice: Some("remove the uses of the field `owner`".to_owned()),
        old: Some(place("types::Pet::owner", "field Option<String>", at("old.yaml", 30))),
        broken: vec![
            BrokenItem {
                path: "types::Pet::new".to_owned(),
                old: Some("fn(id: impl Into<String>, owner: String) -> Self".to_owned()),
                new: Some("fn(id: impl Into<String>) -> Self".to_owned()),
            },
            BrokenItem {
                path: "types::Pet::owner".to_owned(),
                old: Some("field Option<String>".to_owned()),
                new: None,
            },
        ],
        uses: (1..=7).map(|number| format!("GET /pets/{number}")).collect(),
        use_count: 7,
        used_at: vec![at("src/main.rs", 4), at("src/owner.rs", 19)],
        ..entry(Rule::PropertyRemoved, &[Wire, Source], (Type, "Pet"), message)
    };
    let message = "`listPets` is called by `find` instead of `list` (GET /pets)";
    let renamed = Entry {
        advice: Some("call `find`".to_owned()),
        old: Some(place("pets::Pets::list", "fn(&self) -> ListPets", at("old.yaml", 9))),
        new: Some(place("pets::Pets::find", "fn(&self) -> FindPets", at("spec/pets.yaml", 9))),
        ..entry(Rule::OperationRenamed, &[Source], (Operation, "listPets"), message)
    };
    let accepted = Entry {
        acceptance: Some(Acceptance {
            reason: "Nobody calls it".to_owned(),
            until: Some("2027-01-31".to_owned()),
        }),
        ..entry(
            Rule::OperationRemoved,
            &[Source],
            (Operation, "deletePet"),
            "`deletePet` is removed",
        )
    };
    let message = "`addPet` requires other credentials (POST /pets)";
    let security = Entry {
        new: Some(place("pets::Pets::add", "fn(&self)", at("spec/pets.yaml", 40))),
        ..entry(Rule::OperationSecurityChanged, &[Behavior], (Operation, "addPet"), message)
    };
    let message = "`getPet` is added (GET /pets/{id})";
    let added = entry(Rule::OperationAdded, &[Additive], (Operation, "getPet"), message);
    let message = "the title is changed";
    let title = entry(Rule::TitleChanged, &[Doc], (Document, "pets"), message);
    vec![removed, hostile(), renamed, accepted, security, added, title]
}

fn hostile() -> Entry {
    let text = || HOSTILE.to_owned();
    Entry {
        document: Some(text()),
        tag: Some(text()),
        advice: Some(format!("write `{HOSTILE}`")),
        old: Some(place(HOSTILE, HOSTILE, at(HOSTILE, 1))),
        new: Some(place(HOSTILE, HOSTILE, at(HOSTILE, 2))),
        broken: vec![BrokenItem { path: text(), old: Some(text()), new: Some(text()) }],
        uses: vec![text()],
        use_count: 1,
        used_at: vec![at(HOSTILE, 3)],
        ..entry(
            Rule::PropertyTypeChanged,
            &[Verdict::Wire],
            (SubjectKind::Type, HOSTILE),
            &format!("the property `{HOSTILE}` has another type"),
        )
    }
}
