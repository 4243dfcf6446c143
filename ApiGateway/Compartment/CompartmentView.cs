using System.Text.Json;

namespace Twin.Compartment;

/// <param name="Register"><c>special-person</c> or <c>petition</c>.</param>
/// <param name="Reference">What the audit log calls the record: <c>compartment/{reference}</c>.</param>
/// <param name="Attributes">Those of the register; numbers are masked.</param>
public sealed record CompartmentView(string Register, string Id, long Revision, string Reference, JsonElement Attributes)
{
    internal static CompartmentView Of(CompartmentSnapshot snapshot) =>
        new(snapshot.Key.Kind, snapshot.Key.Id, snapshot.Revision, snapshot.Reference, JsonElement.Parse(snapshot.Attributes));
}
