using Twin.Access;

namespace Twin.Exchange;

/// <summary>
/// A list that somebody wants as a file. Key: <c>export/{id}</c>. It is there for whoever asked for it, and for those
/// who may approve exports of its areas.
/// </summary>
[Alias("twin.IExportGrain")]
public interface IExportGrain : IWakeable
{
    /// <summary>Asks for it; what holds no personal data is ready at once.</summary>
    /// <returns><c>Invalid</c> for more rows than an export may have.</returns>
    [Alias("Request")]
    Task<Outcome<ExportSnapshot>> Request(Caller caller, ExportPlan plan, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<ExportSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>A second person's word: <c>Forbidden</c> for whoever asked for it.</summary>
    [Alias("Decide")]
    Task<Outcome<ExportSnapshot>> Decide(Caller caller, bool approve, CancellationToken cancellationToken);

    /// <summary>Puts on record that it is taken away; whoever asked for it only.</summary>
    /// <returns><c>Conflict</c> before it is approved, <c>Gone</c> once its link has expired.</returns>
    [Alias("Open")]
    Task<Outcome<ExportSnapshot>> Open(Caller caller, CancellationToken cancellationToken);
}
