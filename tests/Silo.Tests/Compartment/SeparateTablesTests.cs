namespace Twin.Compartment;

/// <summary>No query of anybody else touches the tables of the compartment, so none can take longer for what is in them.</summary>
public sealed class SeparateTablesTests
{
    private static readonly string Own = $"{Path.DirectorySeparatorChar}Compartment{Path.DirectorySeparatorChar}";

    [Fact]
    public void No_statement_outside_names_a_table_of_the_compartment_and_none_inside_names_another()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "Silo"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal))
            .Where(file => !file.EndsWith("-compartment.sql", StringComparison.Ordinal))
            .Select(file => (File: file, Text: File.ReadAllText(file)))
            .ToList();

        Assert.True(sources.Count > 100);
        Assert.All(sources.Where(source => !source.File.Contains(Own, StringComparison.Ordinal)), source =>
            Assert.False(source.Text.Contains("compartment_", StringComparison.Ordinal), $"{source.File} names a table of the compartment."));
        Assert.All(sources.Where(source => source.File.Contains(Own, StringComparison.Ordinal)), source =>
            Assert.All((string[])["grain_state", "card", "due", "feed", "object_change"], table =>
                Assert.False(source.Text.Contains($" {table} ", StringComparison.Ordinal), $"{source.File} names {table}.")));
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Twin.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"Twin.sln is not above {AppContext.BaseDirectory}.");
        }

        return root.FullName;
    }
}
