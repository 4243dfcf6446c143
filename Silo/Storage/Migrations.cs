using System.Reflection;
using DbUp.Builder;

namespace Twin.Storage;

/// <summary>The SQL this assembly carries: migrations that run once, and the statements Orleans reads at every start.</summary>
internal static class Migrations
{
    private static readonly Assembly Assembly = typeof(Migrations).Assembly;

    /// <summary>A change of every card takes as long as it takes.</summary>
    private static readonly TimeSpan Unlimited = TimeSpan.Zero;

    /// <param name="engine">The folder under <c>Storage/</c>.</param>
    public static void Run(UpgradeEngineBuilder database, string engine, ILoggerFactory logs)
    {
        var prefix = $"{typeof(Migrations).Namespace}.{engine}.Migrations.";
        var result = database
            .WithScriptsEmbeddedInAssembly(Assembly, name => name.StartsWith(prefix, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithExecutionTimeout(Unlimited)
            .WithVariablesDisabled()
            .LogTo(logs.CreateLogger($"{typeof(Migrations).Namespace}.Migrations"))
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database could not be brought up to date: {result.ErrorScript?.Name} failed.", result.Error);
        }
    }

    /// <summary>The statements of <c>OrleansQuery</c> by key.</summary>
    public static IEnumerable<(string Key, string Text)> Queries(string engine)
    {
        const string suffix = ".sql";
        var prefix = $"{typeof(Migrations).Namespace}.{engine}.Queries.";
        foreach (var name in Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
            yield return (name[prefix.Length..^suffix.Length], reader.ReadToEnd());
        }
    }
}
