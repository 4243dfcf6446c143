using System.Collections.Immutable;
using Twin.Access;
using Twin.Attachments;
using Twin.Devices;

namespace Twin.Cases;

/// <summary>One matter from report to rated answer, with its trail. Key: <c>case/{id}</c>.</summary>
[Alias("twin.ICaseGrain")]
public interface ICaseGrain : IWakeable
{
    /// <summary>Opens the case of an alarm; it is dispatched soon after. Harmless to repeat.</summary>
    [Alias("Open")]
    Task Open(CaseOpening opening, CancellationToken cancellationToken);

    /// <summary>A further alarm of the same incident, or the clearing of one. A repeat of one already noted has no effect.</summary>
    [Alias("AddHazard")]
    Task AddHazard(Hazard hazard, CancellationToken cancellationToken);

    /// <summary>
    /// Opens the case of what somebody reports. Whoever may accept reports has it filed at once; a resident's is looked
    /// at first. Harmless to repeat: a case that is there is answered as it is, to whoever reported it.
    /// </summary>
    [Alias("Report")]
    Task<Outcome<CaseSnapshot>> Report(Caller caller, CaseReport report, CancellationToken cancellationToken);

    /// <summary>Moves the case on.</summary>
    /// <returns>The case after the step, or <c>Conflict</c> naming what is possible instead, <c>Forbidden</c>, <c>Invalid</c> or <c>Stale</c>.</returns>
    [Alias("Act")]
    Task<Outcome<CaseSnapshot>> Act(Caller caller, CaseCommand command, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<CaseSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>How far an anonymous report is, for whoever knows its number.</summary>
    [Alias("GetProgress")]
    Task<Outcome<CaseProgress>> GetProgress(CancellationToken cancellationToken);

    /// <summary>Whether somebody may add an attachment now; also when it is there already.</summary>
    [Alias("MayAttach")]
    Task<Outcome<bool>> MayAttach(Caller caller, string attachment, bool isInternal, CancellationToken cancellationToken);

    /// <summary>Adds an attachment. Harmless to repeat. For attachments only.</summary>
    /// <returns>The attachment as the case shows it.</returns>
    [Alias("Attach")]
    Task<Outcome<Attachment>> Attach(Caller caller, Attachment attachment, CancellationToken cancellationToken);

    /// <summary>
    /// Blots out texts that are a deleted person's values, and deletes what the person has attached. Harmless to repeat.
    /// For grains only.
    /// </summary>
    [Alias("Forget")]
    Task Forget(string person, ImmutableArray<string> values, CancellationToken cancellationToken);

    /// <summary>Who could have it, the best first, for a supervisor who dispatches by hand.</summary>
    [Alias("GetCandidates")]
    Task<Outcome<ImmutableArray<CaseCandidate>>> GetCandidates(Caller caller, CancellationToken cancellationToken);

    /// <summary>A colleague takes it over from the worker who has it, as it is. Harmless to repeat. For grains only.</summary>
    /// <param name="by">Who said so.</param>
    [Alias("HandOver")]
    Task HandOver(string from, string to, string by, string? note, CancellationToken cancellationToken);

    /// <summary>What it asks for has been done elsewhere: it is resolved, and what is left is to check it. Harmless to repeat. For grains only.</summary>
    [Alias("Fulfil")]
    Task Fulfil(string by, CancellationToken cancellationToken);

    /// <summary>Another case is the same matter: its reporters follow this one too. Harmless to repeat.</summary>
    /// <param name="reporters">Who reported the other one.</param>
    [Alias("TakeOver")]
    Task TakeOver(string caseId, ImmutableArray<string> reporters, CancellationToken cancellationToken);

    /// <summary>The other case is a matter of its own after all. Harmless to repeat.</summary>
    [Alias("GiveBack")]
    Task GiveBack(string caseId, CancellationToken cancellationToken);

    /// <summary>The case this one was merged into is over. Harmless to repeat.</summary>
    [Alias("EndMerged")]
    Task EndMerged(CancellationToken cancellationToken);
}
