using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Storage;

namespace Twin.Procedures;

[GrainType(ObjectKind.Procedure)]
internal sealed class ProcedureGrain(
    [PersistentState(ObjectKind.Procedure, TwinStorage.Name)] IPersistentState<Document<ProcedureState>> document,
    Procedures procedures,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ProcedureGrain> log)
    : TwinGrain<ProcedureState>(document, time, log), IProcedureGrain
{
    private IEnumerable<ProcedureVersion> NewestFirst => State.Versions.Reverse().Concat(procedures.Shipped(Key.Id));

    public Task<Outcome<ImmutableArray<ProcedureVersion>>> GetAll(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult(Rights.Refuse(caller, ObjectKind.Procedure, Right.Read) is { } refusal ? refusal : Show());

    public async Task<Outcome<ImmutableArray<ProcedureVersion>>> Publish(Caller caller, ProcedureDraft draft, CancellationToken cancellationToken)
    {
        if ((Rights.Refuse(caller, ObjectKind.Procedure, Right.Edit) ?? procedures.FindFault(Key.Id, draft, State.Versions.Length)) is { } refusal)
        {
            return refusal;
        }

        ImmutableArray<ProcedureStep> steps = [.. draft.Steps.OrderBy(static step => step.Status)];
        if (NewestFirst.FirstOrDefault()?.Steps.SequenceEqual(steps) != true)
        {
            await Commit(State with { Versions = State.Versions.Add(new ProcedureVersion(State.Versions.Length + 1, Now, caller.Subject, draft.Note?.Trim(), steps)) });
        }

        return Show();
    }

    public Task<CaseProcedure?> FindStep(CaseStatus status, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var inForce = NewestFirst.FirstOrDefault(version => version.PublishedAt <= at);
        var step = inForce?.Steps.FirstOrDefault(one => one.Status == status);
        return Task.FromResult(step is null ? null : new CaseProcedure(inForce!.Version, step.Text, NewestFirst.First().Version));
    }

    protected override Card? Describe(ProcedureState state) => null;

    private Outcome<ImmutableArray<ProcedureVersion>> Show() => new([.. NewestFirst], Refusal: null);
}
