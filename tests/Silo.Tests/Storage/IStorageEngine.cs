namespace Twin.Storage;

/// <summary>Where the contract tests run: each test gets a database of its own.</summary>
public interface IStorageEngine
{
    /// <summary>How many silos may share a database.</summary>
    short Silos { get; }

    /// <summary>The configuration of silos that share a new, empty database.</summary>
    Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    /// <summary>Runs SQL on the database behind the silos' backs.</summary>
    Task Execute(IReadOnlyDictionary<string, string?> settings, string sql);

    /// <summary>Every value of every row, as text, to see what stands in the database.</summary>
    Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string table);

    /// <summary>Neither reads nor writes succeed until it is mended.</summary>
    Task Break(IReadOnlyDictionary<string, string?> settings);

    Task Mend(IReadOnlyDictionary<string, string?> settings);
}
