using Twin.Objects;

namespace Twin.Places;

public sealed record EstateState : ObjectState
{
    public EstateAttributes? Attributes { get; init; }

    protected internal override bool HasAttributes => Attributes is not null;
}
