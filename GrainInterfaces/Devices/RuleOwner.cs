using System.Collections.Frozen;

namespace Twin.Devices;

/// <summary>What rules may belong to, written <c>kind:id</c>, such as <c>building:b-3</c>.</summary>
public static class RuleOwner
{
    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        StringComparer.Ordinal, ObjectKind.Device, ObjectKind.Household, ObjectKind.Building, ObjectKind.Estate, ObjectKind.Grid);

    /// <returns>Null when it is no device and no place that can have rules.</returns>
    public static ObjectKey? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Kinds.Contains(text[..colon]) && ObjectKey.IsValidId(text[(colon + 1)..]) ? new ObjectKey(text[..colon], text[(colon + 1)..]) : null;
    }

    public static string Format(ObjectKey owner) => $"{owner.Kind}:{owner.Id}";

    public static Refusal Unknown(string text) => new(RefusalReason.NotFound, $"'{text}' is not a device, household, building, estate or grid, written kind:id.");
}
