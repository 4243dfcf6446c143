namespace Twin.People;

/// <summary>What a household's attributes must be, beside the place it is in.</summary>
internal sealed class HouseholdRules(CodeLists codes)
{
    private const int MaxRoomLength = 20;
    private const int MaxNameLength = 50;
    private const int MaxTenants = 50;
    private const int MaxOccupants = 500;

    public Refusal? Check(HouseholdAttributes household, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(household.Room) || household.Room.Length > MaxRoomLength)
        {
            return Refusal.Invalid("room", $"must be 1 to {MaxRoomLength} characters");
        }

        return Code("use", "housing-use", household.Use) ?? (household.Rental is { } rental ? Check(rental, today) : null);
    }

    private Refusal? Check(Rental rental, DateOnly today)
    {
        if (rental.LandlordName is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength))
        {
            return Refusal.Invalid("rental.landlordName", $"must be 1 to {MaxNameLength} characters");
        }

        if (rental.LandlordPhone is { } phone && MobilePhone.FindFault(phone) is { } fault)
        {
            return Refusal.Invalid("rental.landlordPhone", fault);
        }

        if (rental.Tenants.Length > MaxTenants)
        {
            return Refusal.Invalid("rental.tenants", $"must be at most {MaxTenants} people");
        }

        if (rental.Occupants is < 0 or > MaxOccupants)
        {
            return Refusal.Invalid("rental.occupants", $"must be 0 to {MaxOccupants}");
        }

        if (rental.From > rental.To)
        {
            return Refusal.Invalid("rental.from", "must not be after rental.to");
        }

        return rental.LastInspection > today
            ? Refusal.Invalid("rental.lastInspection", "must not be after today")
            : Code("rental.purpose", "rental-purpose", rental.Purpose) ?? Code("rental.hazardGrade", "hazard-grade", rental.HazardGrade);
    }

    private Refusal? Code(string field, string list, string? code) =>
        codes.FindFault(list, code) is { } fault ? Refusal.Invalid(field, fault) : null;
}
