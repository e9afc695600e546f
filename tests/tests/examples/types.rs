//! The types of the examples. The test updates the list if `INSTA_UPDATE=always` is set.

use sailwright_runtime::generated::{FromJson, JsonError, from_slice, to_vec};

/// Decodes and encodes an example.
fn again<T: FromJson>(text: &[u8]) -> Result<Vec<u8>, JsonError> {
    from_slice::<T>(text).map(|value| to_vec(&value))
}

/// Decodes and encodes an example with the named type. `None` if the type is not in the list.
#[rustfmt::skip]
pub fn decode(ty: &str, text: &[u8]) -> Option<Result<Vec<u8>, JsonError>> {
    Some(match ty {
        "Vec<sailpoint::beta::types::JsonPatchOperation>" => again::<Vec<sailpoint::beta::types::JsonPatchOperation>>(text),
        "Vec<sailpoint::beta::types::JsonPatchOperationRoleMining>" => again::<Vec<sailpoint::beta::types::JsonPatchOperationRoleMining>>(text),
        "Vec<sailpoint::v1::types::JsonPatchOperation>" => again::<Vec<sailpoint::v1::types::JsonPatchOperation>>(text),
        "Vec<sailpoint::v1::types::JsonPatchOperationRoleMining>" => again::<Vec<sailpoint::v1::types::JsonPatchOperationRoleMining>>(text),
        "Vec<sailpoint::v2024::types::JsonPatchOperation>" => again::<Vec<sailpoint::v2024::types::JsonPatchOperation>>(text),
        "Vec<sailpoint::v2024::types::JsonPatchOperationRoleMining>" => again::<Vec<sailpoint::v2024::types::JsonPatchOperationRoleMining>>(text),
        "sailpoint::beta::types::ErrorResponseDto" => again::<sailpoint::beta::types::ErrorResponseDto>(text),
        "sailpoint::beta::types::RoleMiningPotentialRoleEditEntitlements" => again::<sailpoint::beta::types::RoleMiningPotentialRoleEditEntitlements>(text),
        "sailpoint::beta::types::RoleMiningPotentialRoleExportRequest" => again::<sailpoint::beta::types::RoleMiningPotentialRoleExportRequest>(text),
        "sailpoint::beta::types::RoleMiningPotentialRoleExportResponse" => again::<sailpoint::beta::types::RoleMiningPotentialRoleExportResponse>(text),
        "sailpoint::beta::types::RoleMiningSessionResponse" => again::<sailpoint::beta::types::RoleMiningSessionResponse>(text),
        "sailpoint::v1::types::ErrorResponseDto" => again::<sailpoint::v1::types::ErrorResponseDto>(text),
        "sailpoint::v1::types::RoleMiningPotentialRoleEditEntitlements" => again::<sailpoint::v1::types::RoleMiningPotentialRoleEditEntitlements>(text),
        "sailpoint::v1::types::RoleMiningPotentialRoleExportRequest" => again::<sailpoint::v1::types::RoleMiningPotentialRoleExportRequest>(text),
        "sailpoint::v1::types::RoleMiningPotentialRoleExportResponse" => again::<sailpoint::v1::types::RoleMiningPotentialRoleExportResponse>(text),
        "sailpoint::v1::types::RoleMiningSessionResponse" => again::<sailpoint::v1::types::RoleMiningSessionResponse>(text),
        "sailpoint::v2024::types::ErrorResponseDto" => again::<sailpoint::v2024::types::ErrorResponseDto>(text),
        "sailpoint::v2024::types::RoleMiningPotentialRoleEditEntitlements" => again::<sailpoint::v2024::types::RoleMiningPotentialRoleEditEntitlements>(text),
        "sailpoint::v2024::types::RoleMiningPotentialRoleExportRequest" => again::<sailpoint::v2024::types::RoleMiningPotentialRoleExportRequest>(text),
        "sailpoint::v2024::types::RoleMiningPotentialRoleExportResponse" => again::<sailpoint::v2024::types::RoleMiningPotentialRoleExportResponse>(text),
        "sailpoint::v2024::types::RoleMiningSessionResponse" => again::<sailpoint::v2024::types::RoleMiningSessionResponse>(text),
        _ => return None,
    })
}
