using System.Globalization;
using Twin.Cases;
using Twin.Places;

namespace Twin.Open311;

/// <summary>What a client reports: the fields of a GeoReport v2 form.</summary>
internal static class Open311Form
{
    private const int LongestContact = 400;

    /// <summary>A report, or the first thing wrong with the form.</summary>
    public static Outcome<CaseReport> Read(IFormCollection form, IReadOnlyCollection<CaseCategory> services)
    {
        var code = Field(form, "service_code");
        if (code is null || services.All(service => service.Id != code))
        {
            return Refusal.Invalid("service_code", code is null ? "was not provided" : "was not found");
        }

        var (latitude, longitude) = (Field(form, "lat"), Field(form, "long"));
        GeoPoint? location = null;
        if (latitude is not null || longitude is not null)
        {
            if (!double.TryParse(latitude, CultureInfo.InvariantCulture, out var lat) || !double.TryParse(longitude, CultureInfo.InvariantCulture, out var lon)
                || Math.Abs(lat) > 90 || Math.Abs(lon) > 180)
            {
                return Refusal.Invalid("lat", "and long must be degrees, WGS 84");
            }

            location = new GeoPoint(lon, lat);
        }

        var building = Field(form, "address_id");
        if (building is not null && !ObjectKey.IsValidId(building))
        {
            return Refusal.Invalid("address_id", "was not found");
        }

        if (location is null && building is null)
        {
            return Refusal.Invalid("lat", "and long, or address_id, were not provided: an address in words alone is not found");
        }

        string?[] contact = [Field(form, "first_name"), Field(form, "last_name"), Field(form, "phone"), Field(form, "email")];
        var reachedBy = string.Join(' ', contact.Where(static part => part is not null));
        return reachedBy.Length > LongestContact
            ? Refusal.Invalid("email", "and the other fields on the person are too long")
            : new CaseReport(
                Field(form, "description") ?? string.Empty, code, Severity: null, Grid: null, building, Household: null, location,
                Field(form, "address_string"), Reporter: null, Source: Open311Endpoints.Source)
            {
                Contact = reachedBy.Length == 0 ? null : reachedBy,
            };
    }

    private static string? Field(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
