using Twin.People;

namespace Twin.Import;

internal static class HouseholdLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new HouseholdAttributes(fields.Id("building"), fields.Number("unit"), fields.Number("floor"), fields.Text("room"));
        return (target, cancellationToken) => target.Grains.Household(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
