using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>Reads what was changed in an object; each change is stored with the state that has it.</summary>
public interface IChanges
{
    /// <param name="before">Only changes with a smaller revision.</param>
    /// <returns>Newest first.</returns>
    Task<ImmutableArray<ObjectChange>> Read(ObjectKey key, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets all changes of an object but that it was erased.</summary>
    Task Forget(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Takes the values out of an object's changes that hold one of these texts; that there was a change stays.</summary>
    Task Blot(ObjectKey key, IReadOnlyCollection<string> texts, CancellationToken cancellationToken);

    /// <summary>Forgets what is older.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
