using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>Reads what was changed in an object; each change is stored with the state that has it.</summary>
public interface IChanges
{
    /// <param name="before">Only changes with a smaller revision.</param>
    /// <returns>Newest first.</returns>
    Task<ImmutableArray<ObjectChange>> Read(ObjectKey key, long before, int limit, CancellationToken cancellationToken);
}
