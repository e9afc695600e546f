//! The list of the types of a document.

/// Declares the module of each type and exports the type. `if` lists the features with any of which it is compiled.
///
/// `modules! { pet::Pet if "shop" | "zoo"; }`
#[doc(hidden)]
#[macro_export]
macro_rules! modules {
    ($($module:ident :: $item:ident $(if $($feature:literal)|+)?;)*) => {
        $(
            $(#[cfg(any($(feature = $feature),+))])?
            mod $module;
            $(#[cfg(any($(feature = $feature),+))])?
            pub use $module::$item;
        )*
    };
}

// Exported macros.
pub use modules;
