using System.Collections.Immutable;

namespace Twin.Compartment;

/// <summary>The registers of the compartment; a record's key is its register and its id.</summary>
public static class CompartmentRegister
{
    /// <summary>特殊人群: <see cref="SpecialPersonAttributes"/>.</summary>
    public const string SpecialPerson = "special-person";

    /// <summary>信访: <see cref="PetitionAttributes"/>.</summary>
    public const string Petition = "petition";

    public static ImmutableArray<string> All { get; } = [SpecialPerson, Petition];
}
