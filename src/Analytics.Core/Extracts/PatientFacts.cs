namespace Analytics.Extracts;

/// <summary>What the rows of each patient say of sex and year of birth, to find patients who have two of either.</summary>
/// <remarks>For each fact the two values that occur first in file order are kept, so that the result does not depend on who reads what.</remarks>
internal sealed class PatientFacts
{
    private readonly KeyedStates<Facts> _facts = new();

    /// <param name="sex">0 where the row does not say.</param>
    /// <param name="birthYear">0 where the row does not say.</param>
    public void Add(int patient, int sex, int birthYear, long place)
    {
        lock (_facts.GateOf(patient))
        {
            ref var facts = ref _facts[patient];
            if (sex != 0) facts.Sex.Add(sex, place);
            if (birthYear != 0) facts.BirthYear.Add(birthYear, place);
        }
    }

    /// <summary>For each patient with two sexes, the first place that contradicts an earlier one. Not while rows are added.</summary>
    public IEnumerable<long> TwoSexes() => _facts.All.Where(facts => facts.Sex.HasTwo).Select(facts => facts.Sex.SecondPlace);

    /// <inheritdoc cref="TwoSexes"/>
    public IEnumerable<long> TwoBirthYears() => _facts.All.Where(facts => facts.BirthYear.HasTwo).Select(facts => facts.BirthYear.SecondPlace);

    private struct Facts
    {
        public FirstTwo Sex;
        public FirstTwo BirthYear;
    }

    private struct FirstTwo
    {
        private long _firstPlace;
        private int _first;
        private int _second;

        public long SecondPlace { get; private set; }
        public readonly bool HasTwo => _second != 0;

        public void Add(int value, long place)
        {
            if (_first == 0 || _first == value) (_first, _firstPlace) = (value, _first == 0 ? place : Math.Min(place, _firstPlace));
            else if (_second == 0 || place < SecondPlace) (_second, SecondPlace) = (value, place);
            if (_second != 0 && SecondPlace < _firstPlace)
            {
                (_first, _second) = (_second, _first);
                (_firstPlace, SecondPlace) = (SecondPlace, _firstPlace);
            }
        }
    }
}
