using Twin.Places;

namespace Twin.Import;

internal static class GridLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new GridAttributes(fields.Text("name"), fields.Id("community"));
        return (target, cancellationToken) => target.Grains.Grid(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
