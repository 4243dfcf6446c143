using Twin.People;

namespace Twin.Import;

internal static class PersonLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new PersonAttributes(
            fields.Text("name"),
            fields.OptionalText("idNumber"),
            fields.OptionalText("phone"),
            fields.OptionalId("household"),
            fields.OptionalTexts("labels") ?? []);
        return (target, cancellationToken) => target.Grains.Person(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
