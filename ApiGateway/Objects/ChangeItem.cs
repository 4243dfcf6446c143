using System.Collections.Immutable;

namespace Twin.Objects;

/// <summary>One change of an object.</summary>
/// <param name="Revision">The object's revision with the change in it.</param>
/// <param name="By">The account's user name.</param>
public sealed record ChangeItem(long Revision, DateTimeOffset At, string By, ChangeAction Action, ImmutableArray<ChangedField> Fields)
{
    internal static ChangeItem Of(ObjectChange change) =>
        new(change.Revision, change.At, change.By, change.Action, [.. change.Fields.Select(ChangedField.Of)]);
}
