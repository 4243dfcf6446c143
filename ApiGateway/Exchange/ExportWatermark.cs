namespace Twin.Exchange;

/// <summary>Whose file it is: found again in the audit log by the request's id.</summary>
/// <param name="Id">Of the request.</param>
/// <param name="By">Who asked for it and took it away.</param>
/// <param name="ApprovedBy">Null for what needs no second person.</param>
/// <param name="At">When it was taken away.</param>
internal sealed record ExportWatermark(string Id, string By, string? ApprovedBy, string? Purpose, DateTimeOffset At)
{
    /// <summary>In one line.</summary>
    public override string ToString() =>
        $"export {Id} · by {By}{(ApprovedBy is null ? string.Empty : $" · approved by {ApprovedBy}")} · {At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}{(Purpose is null ? string.Empty : $" · {Purpose}")}";
}
