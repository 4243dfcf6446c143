using Twin.Places;

namespace Twin.Import;

internal static class BuildingLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new BuildingAttributes(fields.Text("name"), fields.Id("grid"), fields.Number("units"), fields.Number("floors"));
        return (target, cancellationToken) => target.Grains.Building(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
