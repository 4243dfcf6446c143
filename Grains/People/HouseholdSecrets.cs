using Twin.Objects;
using Twin.Storage;

namespace Twin.People;

/// <summary>The landlord's phone: encrypted where it is stored.</summary>
internal sealed class HouseholdSecrets(IFieldProtector protector)
{
    /// <summary>
    /// The attributes as they are stored; <paramref name="stored"/> itself when they say the same, so that repeating
    /// them changes nothing.
    /// </summary>
    public HouseholdAttributes Seal(HouseholdAttributes clear, HouseholdAttributes? stored) =>
        stored is not null && AttributeJson.Write(Open(stored)) == AttributeJson.Write(clear) ? stored : Map(clear, protector.Protect);

    public HouseholdAttributes Open(HouseholdAttributes stored) => Map(stored, protector.Unprotect);

    private static HouseholdAttributes Map(HouseholdAttributes household, Func<string, string> change) =>
        household is { Rental: { LandlordPhone: { } phone } rental } ? household with { Rental = rental with { LandlordPhone = change(phone) } } : household;
}
