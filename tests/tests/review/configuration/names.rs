//! The keys that concern names and types.

use super::{check, row};

#[test]
fn names_have_exactly_their_effect() {
    const PET: &[&str] = &["source type-renamed Pet | types::Pet -> types::Animal"];
    check([
        row("names", "", "[names.types]\nPet = \"Animal\"\n", PET),
        row("names", "", "[names]\nuse-titles = true\n", PET),
        row(
            "names",
            "",
            "[names.properties]\n\"Pet.name\" = \"label\"\n",
            &[
                "source property-renamed Pet, the property `name` | types::Pet::name -> types::Pet::label",
            ],
        ),
        row(
            "names",
            "",
            "[names.operations]\nlistPets = \"list\"\n",
            &[
                "source operation-renamed listPets | pets::ListPets -> pets::List | pets::Pets::list_pets -> pets::Pets::list",
            ],
        ),
        row(
            "names",
            "",
            "[names.tags]\nPets = \"animals\"\n",
            &[
                "source feature-removed zoo, pets | pets",
                "source tag-renamed Pets | Client::pets -> Client::animals | pets -> animals | pets::Pets -> animals::Animals",
                "additive feature-added zoo, animals",
            ],
        ),
        row(
            "names",
            "",
            "[names]\nstrip-operation-prefixes = [\"add\"]\n",
            &[
                "source operation-renamed addPet | pets::AddPet -> pets::Pet | pets::Pets::add_pet -> pets::Pets::pet",
            ],
        ),
        row(
            "names",
            "",
            "[names]\nstrip-operation-suffixes = [\"Pet\"]\n",
            &[
                "source operation-renamed addPet | pets::AddPet -> pets::Add | pets::Pets::add_pet -> pets::Pets::add",
            ],
        ),
        row(
            "names",
            "",
            "[names]\nstrip-type-prefixes = [\"Ex\"]\n",
            &["source type-renamed Export | types::Export -> types::Port"],
        ),
        row(
            "names",
            "",
            "[names]\nstrip-type-suffixes = [\"port\"]\n",
            &["source type-renamed Export | types::Export -> types::Ex"],
        ),
    ]);
}

#[test]
fn types_have_exactly_their_effect() {
    check([
        row("derives", "", "[derives]\nPet = [\"Eq\"]\n", &["additive trait-added Pet"]),
        row(
            "derives",
            "[derives]\nPet = [\"Eq\"]\n",
            "",
            &["source trait-removed Pet | types::Pet"],
        ),
        row(
            "attributes",
            "",
            "[attributes]\nPet = [\"must_use\"]\n",
            &["behavior type-attributes-changed Pet"],
        ),
        row("dependencies", "", "[dependencies]\njiff = \"0.1\"\n", &[]),
        row(
            "dependencies",
            "[dependencies]\njiff = \"0.1\"\n",
            "[dependencies]\njiff = \"0.2\"\n",
            &["behavior dependency-changed zoo, dependency `jiff`"],
        ),
        row(
            "formats",
            "",
            "[formats]\ndate-time = \"String\"\n",
            &[
                "source runtime-changed zoo",
                "source property-type-changed Pet, the property `born` | types::Pet::born -> field Option<String>",
            ],
        ),
        row(
            "replace",
            "",
            "[replace]\nPet = \"pets::Pet\"\n",
            &[
                "source runtime-changed zoo",
                "source request-body-changed addPet, the request body | pets::AddPet -> type = TypedRequest<pets::Pet, ()> | pets::Pets::add_pet -> fn(self, body: &pets::Pet) -> pets::AddPet",
                "source response-body-changed addPet, the response 200 | pets::AddPet -> type = TypedRequest<pets::Pet, ()>",
                "source response-body-changed listPets, the response 200 | pets::ListPets::send -> fn(self) -> ResponseFuture<Vec<pets::Pet>, ()>",
                "source type-removed Pet | types::Pet",
            ],
        ),
    ]);
}
