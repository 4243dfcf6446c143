using System.Buffers;

namespace Twin.Security;

/// <summary>A thousand made-up people with ID and phone numbers of their own.</summary>
internal static class SeededPeople
{
    private const int Count = 1_000;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>In every place where it may stand, this must not.</summary>
    public static SearchValues<string> Numbers { get; } =
        SearchValues.Create([.. Enumerable.Range(0, Count).SelectMany(i => new[] { IdNumber(i), Phone(i) })], StringComparison.Ordinal);

    public static IEnumerable<string> Lines => Enumerable.Range(0, Count).Select(i =>
        $$"""{"kind":"person","id":"{{Id(i)}}","name":"李娜","idNumber":"{{IdNumber(i)}}","phone":"{{Phone(i)}}","labels":["elderly"]}""");

    /// <summary>One of them as the compartment takes it.</summary>
    public static object Special(int i) => new { name = "李娜", category = "released", area = "500103", idNumber = IdNumber(i), phone = Phone(i) };

    public static string Id(int i) => $"seeded-{i:0000}";

    public static string IdNumber(int i)
    {
        var body = $"999999{new DateOnly(1950, 1, 1).AddDays(i * 17):yyyyMMdd}{(i * 7) % 1_000:000}";
        return body + "10X98765432"[body.Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 11];
    }

    public static string Phone(int i) => $"139{(81_000_000 + (i * 7_919)):00000000}";
}
