namespace Twin.Import;

/// <summary>An object of the library: its grain reads the attributes and says what is wrong with them.</summary>
internal static class ObjectLine
{
    public static Func<string, LineFields, ImportCommand> Of(string kind) => (id, fields) =>
    {
        var attributes = fields.TakeRest();
        return (target, cancellationToken) => target.Grains.Object(new ObjectKey(kind, id)).Put(target.Caller, attributes, cancellationToken);
    };
}
