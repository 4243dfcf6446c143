namespace Twin.Devices;

/// <param name="Id">A profile or a status; null for entries without one.</param>
/// <param name="List">The path under which its entries are listed; null where nothing tells them apart.</param>
internal sealed record RegisterPartView(string? Id, string Name, long Count, string? List)
{
    public static RegisterPartView Of(string register, RegisterPart part, string? area) => new(part.Id, part.Name, part.Count, (register, part.Id) switch
    {
        (_, null) => null,
        ("video-sources", var status) => $"/api/v1/objects?kind=video-source&status={Uri.EscapeDataString(status)}{Within(area)}",
        (_, var profile) => $"/api/v1/objects?kind=device&fact={Uri.EscapeDataString($"profile={profile}")}{Within(area)}",
    });

    private static string Within(string? area) => area is null ? string.Empty : $"&area={Uri.EscapeDataString(area)}";
}
