using Twin.Devices;

namespace Twin.Import;

internal static class DeviceLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var attributes = new DeviceAttributes(
            fields.OptionalText("name"),
            fields.Id("profile"),
            fields.OptionalId("building"),
            fields.OptionalId("grid"),
            fields.OptionalId("household"),
            fields.OptionalText("secret"));
        return (target, cancellationToken) => target.Grains.Device(id).Upsert(target.Caller, attributes, cancellationToken);
    }
}
