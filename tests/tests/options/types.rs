//! Options of types: formats, replacements, names, derives and attributes.

use super::with;

#[test]
fn format_has_the_configured_type() {
    for (format, ty, field) in [
        ("date-time", "jiff::Timestamp", "pub born: Option<jiff::Timestamp>"),
        (
            "date-time",
            "chrono::DateTime<chrono::Utc>",
            "pub born: Option<chrono::DateTime<chrono::Utc>>",
        ),
        ("date-time", "String", "pub born: Option<String>"),
        ("uuid", "uuid::Uuid", "pub id: uuid::Uuid"),
        ("decimal", "rust_decimal::Decimal", "pub weight: Option<rust_decimal::Decimal>"),
        ("decimal", "Value", "pub weight: Option<Value>"),
    ] {
        let made = with(&format!("[formats]\n{format} = \"{ty}\""));
        let pet = made.file("src/types/pet.rs");
        assert!(pet.contains(field), "{field}\n{pet}\n{}", made.report);
        assert_eq!(pet.contains("as runtime::Foreign,"), ty.contains("::"));
    }
    assert!(!with("").tree.contains_key("src/sailwright_runtime/json/foreign.rs"));
}

#[test]
fn replaced_schema_has_the_configured_type() {
    let made = with("[replace]\nMoney = \"money::Money\"");
    assert!(made.file("src/types/pet.rs").contains("pub price: Option<money::Money>"));
    assert!(!made.tree.contains_key("src/types/money.rs"));
}

#[test]
fn type_is_renamed() {
    let made = with("[names.types]\nPet = \"Animal\"");
    assert!(made.file("src/types/animal.rs").contains("pub struct Animal {"));
    assert!(made.file("src/pets/get_pet.rs").contains("types::Animal"));
}

#[test]
fn property_and_enum_value_are_renamed() {
    let made = with("[names.properties]\n\"Owner.nm\" = \"name\"\n\"Pet kind.cat\" = \"Feline\"");
    let owner = made.file("src/types/owner.rs");
    assert!(
        owner.contains("pub name: Option<String>") && owner.contains("\"nm\" => name"),
        "{owner}"
    );
    let kind = made.file("src/types/pet_kind.rs");
    assert!(kind.contains("\"cat\" => Feline"), "{kind}\n{}", made.report);
}

#[test]
fn operation_is_renamed() {
    let made = with("[names.operations]\nlistPets = \"all\"");
    assert!(made.file("src/pets/all.rs").contains("pub fn all("), "{}", made.report);
}

#[test]
fn tag_is_renamed() {
    let made = with("[names.tags]\n\"Owners (v2)\" = \"people\"");
    assert!(made.file("src/people/mod.rs").contains("pub struct People"), "{}", made.report);
    assert!(
        made.file("Cargo.toml").contains("\npeople = [\"client\"]\n"),
        "{}",
        made.file("Cargo.toml")
    );
}

#[test]
fn component_has_the_name_of_its_title_on_request() {
    let document = super::DOCUMENT.replace("    Owner: {", "    Owner: { title: Pet Owner,");
    let made = |tables| super::made_of(&document, "", "", tables);
    assert!(made("").tree.contains_key("src/types/owner.rs"));
    let made = made("[names]\nuse-titles = true");
    assert!(made.file("src/types/pet_owner.rs").contains("pub struct PetOwner {"));
    assert_eq!(made.report, "");
}

#[test]
fn prefix_and_suffix_of_operations_and_types_are_stripped() {
    let made = with(
        "[names]\nstrip-operation-prefixes = [\"list\"]\nstrip-operation-suffixes = [\"Pet\"]\n\
         strip-type-prefixes = [\"Mo\"]\nstrip-type-suffixes = [\"er\", \"ner\"]",
    );
    assert_eq!(made.names("src/pets/"), ["get", "pets_request"], "{}", made.report);
    assert!(made.file("src/pets/pets_request.rs").contains("pub fn pets("), "{}", made.report);
    assert_eq!(made.names("src/types/"), ["ney", "ow", "pet", "pet_kind"]);
    assert_eq!(made.report, "");
}

#[test]
fn derives_are_added_to_all_types_or_to_one() {
    let made = with("[derives]\n\"*\" = [\"a::Every\"]\nPet = [\"b::One\"]");
    assert!(made.file("src/types/pet.rs").contains("PartialEq, a::Every, b::One)]"));
    assert!(made.file("src/types/owner.rs").contains("PartialEq, a::Every)]"));
}

#[test]
fn attributes_are_added_to_all_types_or_to_one() {
    let made =
        with("[attributes]\n\"*\" = [\"must_use\"]\nPet = ['cfg_attr(test, non_exhaustive)']");
    let pet = made.file("src/types/pet.rs");
    assert!(pet.contains("#[must_use]\n#[cfg_attr(test, non_exhaustive)]\n"), "{pet}");
    assert!(made.file("src/types/owner.rs").contains("#[must_use]\n"));
}

#[test]
fn lenient_type_is_marked_and_its_operations_read_it_so() {
    let set = with("[lenient]\ntypes = [\"Money\"]");
    assert_eq!(set.report, "");
    assert!(set.file("src/types/money.rs").contains("model! { Money: lenient {"));
    assert!(set.file("src/types/pet.rs").contains("model! { Pet {"));
    for name in ["list_pets", "get_pet"] {
        let file = set.file(&format!("src/pets/{name}.rs"));
        assert!(file.contains("request.lenient_types();"), "{file}");
    }
    assert!(!set.file("src/owners_v2/add_owner.rs").contains("lenient"));
    // A lenient operation includes all types.
    let set = with("[lenient]\ntypes = [\"Money\"]\noperations = [{ operation = \"getPet\" }]");
    assert!(set.file("src/pets/get_pet.rs").contains("request.lenient();"));
    assert!(set.file("src/pets/list_pets.rs").contains("request.lenient_types();"));
}
