using Twin.Places;

namespace Twin.Import;

internal static class CommunityLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new CommunityAttributes(fields.Text("name"));
        return (target, cancellationToken) => target.Grains.Community(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
